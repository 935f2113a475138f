import type { Lane } from '../kernel/index.ts';

/** What the page is about. */
export interface PageSubject {
  readonly origin: string;
  readonly lane: Lane;
  readonly entry: number;
  readonly id: string;
  readonly accord: string;
  readonly clause: string;
  /** Whether the verdict cites a sources file. */
  readonly citesSources: boolean;
  /** Whether the derivation says who looked, where, when and how often. */
  readonly hasSight: boolean;
}

const LANE_NOTICE: Readonly<Record<Lane, string>> = {
  live: '',
  exercise: '\n**EXERCISE.** Made for an exercise: not an incident.\n',
  simulated: '\n**SIMULATED.** Made from an invented world: nothing here happened.\n',
};

const sourcesStep = (entry: number) => `
7. The sources file is the one that the verdict cites: who could see what, and whose an identity is.

\`\`\`sh
hash=$(sha256sum < sources.yaml | cut -c1-64)
grep -F '"kind":"sources"' entries/*/record | grep -qF "\\"hash\\":\\"sha256:$hash\\"" &&
  grep -qF "\\"sourcesHash\\":\\"sha256:$hash\\"" entries/${entry}/record && echo "sources OK" || echo "sources WRONG"
\`\`\`
`;

const NO_SOURCES = `
The verdict cites no sources file: what could be seen, and whose an identity is, is not in evidence here.
`;

const sightStep = (entry: number) => `
8. Compliance rests on those who looked and found nothing. \`sight\` in \`derivation.json\` names them, their
   footprints, the window, how often all of it had to be seen (\`revisit\`, milliseconds), and the raw blocks that
   came in it from them and from those who say whether others see (\`coverageFrom\`). Compare footprints with \`sources.yaml\` and \`revisit\` with \`accord/accord.yaml\`.

\`\`\`sh
record=entries/${entry}/record
ids=$(sed -e 's/.*"sight"://' -e 's/.*"sources":\\(\\[.*\\]\\),"until".*/\\1/' derivation.json | grep -o '"id":"[^"]*"' | cut -d'"' -f4)
ids=$(for id in $ids; do printf '"%s",' "$id"; done)
grep -qF "\\"sources\\":[\${ids%,}]" $record && echo "who looked OK" || echo "who looked WRONG"
for time in from until; do
  said=$(sed -e 's/.*"sight"://' derivation.json | grep -o "\\"$time\\":[0-9.null]*" | head -n 1)
  case "$said" in
    '"until":null') grep -q '"until":[0-9]' $record && said=WRONG || said=OK ;;
    *) grep -qF "$said," $record && said=OK || said=WRONG ;;
  esac
  echo "$time $said"
done
\`\`\`

   \`leftOut\` counts the raw blocks of the window that are too many for a bundle; the node still has them. That
   no other block came in is the node's word.
`;

/** The page in every bundle that tells a stranger how to check it with a shell, coreutils and openssl alone. */
export const checkPage = ({
  origin,
  lane,
  entry,
  id,
  accord,
  clause,
  citesSources,
  hasSight,
}: PageSubject): string => `# Check this without Garant
${LANE_NOTICE[lane]}
This folder holds the evidence for one verdict, as logged by \`${origin}\`: entry ${entry},
record \`${id}\`, clause \`${clause}\` of accord \`${accord}\`.
A verdict here is what a machine indicated. It is nobody's finding.

You need a shell (bash, dash), GNU coreutils, findutils, grep and sed, and openssl 3. Run each step in this
folder, and write nothing into it. Each line of a result says OK, or WRONG.

1. No file was changed, added or taken away since the bundle was made.

\`\`\`sh
sha256sum -c MANIFEST.sha256 && echo "files OK" || echo "files WRONG"
here=$(find . -type f ! -path ./MANIFEST.sha256 -printf '%P\\n' | LC_ALL=C sort)
[ "$here" = "$(cut -c67- MANIFEST.sha256 | LC_ALL=C sort)" ] && echo "list of files OK" || echo "list of files WRONG"
\`\`\`

2. The log signed this checkpoint: its name, its number of entries, its root hash. Compare \`log/vkey\`
   with the key you got from the log's operator or from a witness; that is what your trust rests on.

\`\`\`sh
work=$(mktemp -d)
head -n 3 log/checkpoint > "$work/text"
tail -n 1 log/checkpoint | cut -d' ' -f3 | base64 -d | tail -c 64 > "$work/signature"
openssl pkeyutl -verify -pubin -inkey log/key.pem -rawin -in "$work/text" -sigfile "$work/signature" &&
  echo "signature OK" || echo "signature WRONG"
rm -r "$work"
key=$(openssl pkey -pubin -in log/key.pem -outform DER | tail -c 32 | base64)
[ "$(cut -d+ -f3- log/vkey | base64 -d | tail -c 32 | base64)" = "$key" ] &&
  [ "$(cut -d+ -f1 log/vkey)" = "$(head -n 1 log/checkpoint)" ] && echo "key OK" || echo "key WRONG"
\`\`\`

3. Each record is the one that the log committed to, and is under that root.

\`\`\`sh
work=$(mktemp -d)
root=$(sed -n 3p log/checkpoint)
for entry in entries/*; do
  commit=$(cat "$entry/salt" "$entry/record" | sha256sum | cut -c1-64)
  [ "$(wc -c < "$entry/salt")" -eq 32 ] && grep -q "\\"commit\\":\\"$commit\\"" "$entry/leaf" ||
    echo "$entry WRONG: record"
  i=\${entry#entries/}; last=$(($(sed -n 2p log/checkpoint) - 1))
  { printf '\\0'; cat "$entry/leaf"; } | openssl dgst -sha256 -binary > "$work/hash"
  for line in $(sed -e 1,2d -e '/^$/,$d' "$entry/proof.tlog-proof"); do
    echo "$line" | base64 -d > "$work/beside"
    if [ $((i % 2)) = 1 ] || [ "$i" = $last ]; then
      { printf '\\001'; cat "$work/beside" "$work/hash"; } | openssl dgst -sha256 -binary > "$work/above"
      while [ $((i % 2)) = 0 ] && [ "$i" != 0 ]; do i=$((i / 2)); last=$((last / 2)); done
    else
      { printf '\\001'; cat "$work/hash" "$work/beside"; } | openssl dgst -sha256 -binary > "$work/above"
    fi
    mv "$work/above" "$work/hash"
    i=$((i / 2)); last=$((last / 2))
  done
  if [ "$(base64 -w 0 < "$work/hash")" = "$root" ] && [ $last = 0 ]; then echo "$entry OK"
  else echo "$entry WRONG: proof"; fi
done
rm -r "$work"
\`\`\`

4. The raw bytes are those that were logged when they came in: the name of each file in \`blocks/\` is its
   hash, \`derivation.json\` asks for it, and a record under \`entries/\` names it. A verdict that rests on no
   single observation may have none.

\`\`\`sh
for block in blocks/*; do
  [ -e "$block" ] || continue
  name=\${block#blocks/}
  [ "$(sha256sum < "$block" | cut -c1-64)" = "$name" ] && grep -q "\\"block\\":\\"sha256:$name\\"" derivation.json &&
    grep -q "\\"sha256\\":\\"sha256:$name\\"" entries/*/record && echo "$block OK" || echo "$block WRONG"
done
for name in $(grep -o '"block":"sha256:[0-9a-f]*"' derivation.json | cut -c17-80); do
  [ -e "blocks/$name" ] || echo "blocks/$name WRONG: missing"
done
\`\`\`

5. The accord is the one that the verdict cites, and its files are those that were applied.

\`\`\`sh
folder=$(cd accord && find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum | cut -c1-64)
cited=$(grep -o '"accordHash":"sha256:[0-9a-f]*"' entries/${entry}/record | cut -d'"' -f4)
grep -F "\\"folder\\":\\"sha256:$folder\\"" entries/*/record | grep -qF "\\"hash\\":\\"$cited\\"" &&
  echo "accord OK" || echo "accord WRONG"
\`\`\`

6. The verdict is entry ${entry}. It cites the clause's text and the observations that \`derivation.json\` names.

\`\`\`sh
record=entries/${entry}/record
grep -qF '"id":"${id}"' $record && echo "verdict OK" || echo "verdict WRONG"
text=$(sed 's/.*"text":\\({.*}\\),"textHash".*/\\1/' derivation.json)
hash=$(printf %s "$text" | sha256sum | cut -c1-64)
grep -qF "\\"textHash\\":\\"sha256:$hash\\"" $record && echo "text of the clause OK" || echo "text of the clause WRONG"
sed -e 's/"block":"sha256:[0-9a-f]*",//g' -e 's/.*\\("observations":\\[[^]]*\\]\\).*/\\1/' derivation.json |
  grep -qF -f - $record && echo "observations OK" || echo "observations WRONG"
\`\`\`
${citesSources ? sourcesStep(entry) : NO_SOURCES}${hasSight ? sightStep(entry) : ''}
Then read \`entries/${entry}/record\`: the reading, the verdict and its reason stand there.

What this does not show: that a sensor told the truth, or that the log's clock was right. That the log shows
everybody the same entries is for mirrors and witnesses of \`${origin}\` to confirm.
`;

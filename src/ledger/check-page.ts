import type { Lane } from '../kernel/index.ts';

/** What the page is about. */
export interface PageSubject {
  readonly origin: string;
  readonly lane: Lane;
  readonly entry: number;
  readonly id: string;
  readonly accord: string;
  readonly clause: string;
}

const LANE_NOTICE: Readonly<Record<Lane, string>> = {
  live: '',
  exercise: '\n**EXERCISE.** Made for an exercise: not an incident.\n',
  simulated: '\n**SIMULATED.** Made from an invented world: nothing here happened.\n',
};

/** The page in every bundle that tells a stranger how to check it with bash, coreutils and openssl alone. */
export const checkPage = ({
  origin,
  lane,
  entry,
  id,
  accord,
  clause,
}: PageSubject): string => `# Check this without Garant
${LANE_NOTICE[lane]}
This folder holds the evidence for one verdict, as logged by \`${origin}\`: entry ${entry},
record \`${id}\`, clause \`${clause}\` of accord \`${accord}\`.
A verdict here is what a machine indicated. It is nobody's finding.

You need bash, GNU coreutils and openssl 3. Run each step in this folder.

1. No file was changed since the bundle was made.

\`\`\`bash
sha256sum -c MANIFEST.sha256
\`\`\`

2. The log signed this checkpoint: its name, its number of entries, its root hash. Compare \`log/vkey\`
   with the key you got from the log's operator or from a witness; that is what your trust rests on.

\`\`\`bash
work=$(mktemp -d)
head -n 3 log/checkpoint > "$work/text"
tail -n 1 log/checkpoint | cut -d' ' -f3 | base64 -d | tail -c 64 > "$work/signature"
openssl pkeyutl -verify -pubin -inkey log/key.pem -rawin -in "$work/text" -sigfile "$work/signature"
rm -r "$work"
cut -d+ -f3- log/vkey | base64 -d | tail -c 32 | base64     # both lines must be equal
openssl pkey -pubin -in log/key.pem -outform DER | tail -c 32 | base64
\`\`\`

3. Each record is the one that the log committed to, and is under that root. Every line must say OK.

\`\`\`bash
hex() { od -An -v -tx1 | tr -d ' \\n'; }
hash() { printf "$(sed 's/../\\\\x&/g' <<< "$1")" | sha256sum | cut -c1-64; }
root=$(sed -n 3p log/checkpoint | base64 -d | hex)
for entry in entries/*; do
  commit=$(cat "$entry/salt" "$entry/record" | sha256sum | cut -c1-64)
  grep -q "\\"commit\\":\\"$commit\\"" "$entry/leaf" || echo "$entry WRONG: record"
  i=\${entry#entries/}; last=$(($(sed -n 2p log/checkpoint) - 1))
  h=$( (printf '\\0'; cat "$entry/leaf") | sha256sum | cut -c1-64)
  for line in $(sed -n '3,/^$/p' "$entry/proof.tlog-proof"); do
    beside=$(base64 -d <<< "$line" | hex)
    if [ $((i % 2)) = 1 ] || [ $i = $last ]; then
      h=$(hash "01$beside$h")
      while [ $((i % 2)) = 0 ] && [ $i != 0 ]; do i=$((i / 2)); last=$((last / 2)); done
    else
      h=$(hash "01$h$beside")
    fi
    i=$((i / 2)); last=$((last / 2))
  done
  if [ "$h" = "$root" ] && [ $last = 0 ]; then echo "$entry OK"; else echo "$entry WRONG: proof"; fi
done
\`\`\`

4. The raw bytes are those that were logged when they came in: the name of each file in \`blocks/\` is its
   hash, and a record under \`entries/\` names it.

\`\`\`bash
for block in blocks/*; do
  name=\${block#blocks/}
  [ "$(sha256sum < "$block" | cut -c1-64)" = "$name" ] && grep -lq "sha256:$name" entries/*/record &&
    echo "$block OK" || echo "$block WRONG"
done
\`\`\`

5. The accord is the one that was applied: this hash stands in the accord's record under \`entries/\`.

\`\`\`bash
(cd accord && find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum)
grep -ho '"folder":"sha256:[0-9a-f]*"' entries/*/record
\`\`\`

6. Read \`entries/${entry}/record\`: it cites the clause, the hash of its text, the reading and the
   observations that decided. \`derivation.json\` says in which block each observation's bytes lie.

What this does not show: that a sensor told the truth, or that the log's clock was right. That the log shows
everybody the same entries is for mirrors and witnesses of \`${origin}\` to confirm.
`;

/**
 * The long tampering run: every offset, or thousands at random, of every file of a bundle and of ledgers
 * of several sizes. `npx node test/campaign/tamper.ts [offsets per file]`; exit 1 when a flip goes unnamed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/kernel/index.ts';
import { checkBundle, verifyDirectory } from '../../src/store/index.ts';
import { exportSample, fillSample, logVerdict, openSample } from '../support/sample-ledger.ts';
import { type Campaign, tamperWithDirectory, tamperWithFiles } from '../support/tamper.ts';

const most = Number(process.argv[2] ?? 1000);
let unnamed = 0;

function say(what: string, campaign: Campaign): void {
  unnamed += campaign.unnamed.length;
  console.log(JSON.stringify({ what, flips: campaign.flips, unnamed: campaign.unnamed.length }));
  for (const flip of campaign.unnamed) console.error(JSON.stringify(flip));
}

for (const [seed, others] of [20, 250, 600].entries()) {
  const directory = mkdtempSync(join(tmpdir(), 'garant-tamper-'));
  try {
    const ledger = join(directory, 'node');
    const node = openSample(ledger);
    const verdict = await fillSample(node, others);
    const bundles = [verdict, await logVerdict(node, 'compliance-indicated')].map((id) =>
      exportSample(node, id),
    );
    node.close();
    const random = seededRandom(seed + 1);
    for (const bundle of bundles) {
      const campaign = tamperWithFiles(bundle, (files) => checkBundle(files).problems, most, random);
      say(`bundle of ${bundle.size} files, ${others} other entries`, campaign);
    }
    say(
      `ledger, ${others} other entries`,
      tamperWithDirectory(ledger, (path) => verifyDirectory(path).problems, most, random),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
process.exit(unnamed === 0 ? 0 : 1);

/** Binds each input to a declared source, or to what its format implies when no sources file is given. */
import { defaultSource } from '../feeds/default-source.ts';
import type { FormatName } from '../feeds/formats.ts';
import { fail, type Problem, type Result, SECOND, succeed } from '../kernel/index.ts';
import type { Source, SourceRegister } from '../picture/index.ts';
import { readSourcesFile } from './read-folder.ts';

export interface BoundSources {
  readonly register: SourceRegister;
  /** The sources file, or what one would say that declares what was assumed. */
  readonly text: string;
  /** Source of each input, in the order of the inputs. */
  readonly ids: readonly string[];
}

interface Bindable {
  readonly format: FormatName;
  readonly source?: string;
}

export function bindSources(inputs: readonly Bindable[], path: string | undefined): Result<BoundSources> {
  if (path === undefined) return succeed(assumeSources(inputs));
  const file = readSourcesFile(path);
  if (!file.ok) return file;
  const { register, text } = file.value;
  const problems: Problem[] = [];
  const ids = inputs.map(({ source, format }) => {
    const fitting = register.sources.filter(({ id, feed }) => (source ? id === source : feed === format));
    if (fitting.length === 1) return fitting[0]!.id;
    const names = fitting.map(({ id }) => id).join(', ');
    problems.push({
      code: 'INPUT_SOURCE_UNCLEAR',
      message: `${fitting.length === 0 ? 'no declared source fits' : `sources ${names} would fit`} the input ${source ?? format}`,
      mend: `name the one it came from with ?source=ID, declared in ${path}`,
    });
    return '';
  });
  return problems.length > 0 ? fail(...problems) : succeed({ register, text, ids });
}

function assumeSources(inputs: readonly Bindable[]): BoundSources {
  const ids = inputs.map(
    ({ source, format }, i) => source ?? (inputs.length > 1 ? `${format}-${i + 1}` : format),
  );
  const unique = [...new Set(ids)];
  const sources = unique.map((id) => defaultSource(inputs[ids.indexOf(id)]!.format, id));
  return { ids, register: { sources, register: [] }, text: assumedText(sources) };
}

/** JSON, which a reader of YAML reads as well. */
const assumedText = (sources: readonly Source[]): string =>
  `# No sources file was given. This one declares what was assumed.\n${JSON.stringify(
    {
      sources: sources.map(({ id, feed, physics, observes, events, cooperative, gnss, period }) => ({
        ...{ id, feed, physics, observes, events, cooperative, gnss },
        ...{ footprint: { reception: true }, period: `${period / SECOND} s` },
      })),
    },
    null,
    2,
  )}\n`;

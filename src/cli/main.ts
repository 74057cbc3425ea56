import { DataError } from '../domain/note.ts';
import { UsageError } from './arguments.ts';
import { convert } from './convert.ts';
import { emission } from './emission.ts';
import { exposure } from './exposure.ts';
import { runAsThread } from './field-threads.ts';
import { fuseCommand } from './fuse.ts';
import { contours } from './grids.ts';
import { interpolate } from './interpolate.ts';
import { say, sentence } from './messages.ts';
import { predict } from './predict.ts';
import { scene } from './scene.ts';
import { crossValidate, fitVariogramCommand } from './statistics.ts';
import { type Command, isCommand, overview, usages } from './usage.ts';
import { validate } from './validate.ts';

/** The command line: exit 0 done, 1 input refused or job failed, 2 usage. */

type Run = (args: readonly string[]) => number | void | Promise<void>;

const commands: Readonly<Record<Command, Run>> = {
  interpolate,
  'cross-validate': crossValidate,
  'fit-variogram': fitVariogramCommand,
  contours,
  convert,
  emission,
  exposure,
  fuse: fuseCommand,
  predict,
  scene,
  validate,
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    (name ? process.stdout : process.stderr).write(`${overview}\n`);
    return name ? 0 : 2;
  }
  if (!isCommand(name)) {
    say(`There is no command "${name}".\n\n${overview}`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${usages[name]}\n`);
    return 0;
  }
  try {
    return (await commands[name](args)) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n\n${usages[name]}`);
      return 2;
    }
    if (error instanceof DataError) for (const note of error.notes) say(sentence(note));
    else say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

// Not process.exit: what is still on its way to a pipe would be cut off.
if (!runAsThread()) process.exitCode = await main(process.argv.slice(2));

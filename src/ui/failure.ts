/** How failures are told: one clear line and what to do, or one JSON line for scripts. */
import { type CimError, EXIT_STATUS } from '../errors.js';
import { type Terminal, visible } from './terminal.js';

const placeOf = (error: CimError): string => {
  const { file, row, field } = error.place;
  const told = (text: string) => error.message.includes(text);
  const parts = [
    file && !told(file) && `file ${file}`,
    row !== undefined && !told(`row ${row}`) && !told(`line ${row}`) && `row ${row}`,
    field && !told(field) && `field ${field}`,
  ].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
};

/** Tells a failure the user can mend and returns its exit status. */
export function reportError(terminal: Terminal, error: CimError, json: boolean): number {
  if (json) {
    const { code, message, hint, exitCode } = error;
    const place = Object.keys(error.place).length > 0 ? { place: error.place } : {};
    terminal.alert(`${JSON.stringify({ code, message, hint, exitCode, ...place })}\n`);
  } else {
    const text = visible(`cim: ${error.message}${placeOf(error)} [${error.code}]`).replace(/(?<!\s)\s*\n\s*/g, ' ');
    terminal.alert(error.hint ? `${text}\n     ${visible(error.hint)}\n` : `${text}\n`);
  }
  return error.exitCode;
}

/**
 * Tells of a bug: where in the program it happened and how to report it. The message of a foreign error may quote data,
 * so only its class and the places in the code are shown.
 */
export function reportBug(terminal: Terminal, error: unknown, json: boolean, version: string): number {
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const places = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  const shown = process.env.CIM_DEBUG && error instanceof Error ? `: ${error.message}` : '';
  const message = `This is a bug in cim ${version}: ${name}${shown}.`;
  const hint = 'Please report it with the lines below; they hold no data of yours. CIM_DEBUG=1 shows the full message.';
  if (json) terminal.alert(`${JSON.stringify({ code: 'bug', message, hint, exitCode: EXIT_STATUS.bug })}\n`);
  else terminal.alert(`cim: ${message}\n     ${hint}\n${places.join('\n')}\n`);
  return EXIT_STATUS.bug;
}

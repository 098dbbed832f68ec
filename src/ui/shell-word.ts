/** Words as a shell takes them, so that what is shown can be typed again. */

/** The word itself, in single quotes where the shell would read more into it. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{N}_./:=@,+-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

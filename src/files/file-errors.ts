/** Turns what the operating system says about a file into a `CimError` that names the file and what to do. */
import { CimError } from '../errors.js';

/** The system's code of an error (`ENOENT`), or '' when it has none. */
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** The failure of reading `path`. Errors that are no matter of the file come back as they are: they are bugs. */
export function readingError(error: unknown, path: string): unknown {
  if (error instanceof CimError) return error;
  const place = { file: path };
  switch (systemCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new CimError('bad-input', 'file-not-found', `There is no file ${path}.`, 'Check the path.', place);
    case 'EISDIR':
      return new CimError(
        'bad-input',
        'is-a-directory',
        `${path} is a folder, not a file.`,
        'Name the files in it, for instance with a pattern such as folder/*.csv.',
        place,
      );
    case 'EACCES':
    case 'EPERM':
      return new CimError(
        'bad-input',
        'file-unreadable',
        `${path} may not be read by this user.`,
        'Change its permissions, or run as a user who may read it.',
        place,
      );
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EIO':
    case 'ENXIO':
    case 'EMFILE':
    case 'ENFILE':
      return new CimError(
        'bad-input',
        'file-unreadable',
        `${path} cannot be read (${systemCode(error)}).`,
        'Check the path and the disk.',
        place,
      );
    default:
      return error;
  }
}

/** The failure of writing `path`. Errors that are no matter of the file come back as they are: they are bugs. */
export function writingError(error: unknown, path: string): unknown {
  if (error instanceof CimError) return error;
  const place = { file: path };
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new CimError(
        'no-space',
        'no-space',
        `There is no room left to write ${path}.`,
        'Free some space and run again; nothing was left behind.',
        place,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new CimError(
        'usage',
        'folder-not-found',
        `The folder for ${path} does not exist.`,
        'Create it first.',
        place,
      );
    case 'EEXIST':
      return fileExists(path);
    case 'EISDIR':
      return new CimError('usage', 'is-a-directory', `${path} is a folder.`, 'Name a file in it.', place);
    case 'ELOOP':
    case 'EMLINK':
      return symbolicLink(path);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EIO':
    case 'ENAMETOOLONG':
    case 'EMFILE':
    case 'ENFILE':
      return new CimError(
        'usage',
        'file-not-writable',
        `${path} cannot be written (${systemCode(error)}).`,
        'Choose another place, or change the permissions of the folder.',
        place,
      );
    default:
      return error;
  }
}

/** The refusal to write over a file. */
export function fileExists(path: string): CimError {
  return new CimError(
    'usage',
    'file-exists',
    `${path} already exists.`,
    'Choose another name, or allow writing over it with --force.',
    { file: path },
  );
}

/** The refusal to write through a symbolic link. */
export function symbolicLink(path: string): CimError {
  return new CimError(
    'usage',
    'symbolic-link',
    `${path} is a symbolic link; cim does not write through links.`,
    'Name the file itself.',
    { file: path },
  );
}

/** The refusal of a file without rows. `what` reads as "is empty". */
export function fileEmpty(file: string, what: string): CimError {
  return new CimError('bad-input', 'file-empty', `${file} ${what}.`, 'Export it again.', { file });
}

/** The refusal of a table of which not even the first row can be read. */
export function noReadableRow(file: string, row: number): CimError {
  return new CimError(
    'bad-input',
    'no-readable-row',
    `${file}, line ${row}: neither this row nor those below it can be read.`,
    'Quotation marks may not be closed: try --quote none, or --encoding.',
    { file, row },
  );
}

/** Turns what the operating system says about a file into a `CimError` that names the file and what to do. */
import { type Bilingual, CimError } from '../errors.js';

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
      return new CimError(
        'bad-input',
        'file-not-found',
        { en: `There is no file ${path}.`, zh: `没有文件 ${path}。` },
        { en: 'Check the path.', zh: '请检查路径。' },
        place,
      );
    case 'EISDIR':
      return new CimError(
        'bad-input',
        'is-a-directory',
        { en: `${path} is a folder, not a file.`, zh: `${path} 是目录，不是文件。` },
        {
          en: 'Name the files in it, for instance with a pattern such as folder/*.csv.',
          zh: '请写出其中的文件，例如用通配 folder/*.csv。',
        },
        place,
      );
    case 'EACCES':
    case 'EPERM':
      return new CimError(
        'bad-input',
        'file-unreadable',
        { en: `${path} may not be read by this user.`, zh: `当前用户无权读取 ${path}。` },
        {
          en: 'Change its permissions, or run as a user who may read it.',
          zh: '请修改其权限，或以有权读取的用户运行。',
        },
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
        { en: `${path} cannot be read (${systemCode(error)}).`, zh: `${path} 无法读取（${systemCode(error)}）。` },
        { en: 'Check the path and the disk.', zh: '请检查路径和磁盘。' },
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
        { en: `There is no room left to write ${path}.`, zh: `没有空间写入 ${path}。` },
        { en: 'Free some space and run again; nothing was left behind.', zh: '请腾出空间后重新运行；未留下任何残余。' },
        place,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new CimError(
        'usage',
        'folder-not-found',
        { en: `The folder for ${path} does not exist.`, zh: `${path} 所在的目录不存在。` },
        { en: 'Create it first.', zh: '请先建立目录。' },
        place,
      );
    case 'EEXIST':
      return fileExists(path);
    case 'EISDIR':
      return new CimError(
        'usage',
        'is-a-directory',
        { en: `${path} is a folder.`, zh: `${path} 是目录。` },
        { en: 'Name a file in it.', zh: '请指定其中的文件。' },
        place,
      );
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
        { en: `${path} cannot be written (${systemCode(error)}).`, zh: `${path} 无法写入（${systemCode(error)}）。` },
        { en: 'Choose another place, or change the permissions of the folder.', zh: '请换一个位置，或修改目录权限。' },
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
    { en: `${path} already exists.`, zh: `${path} 已存在。` },
    { en: 'Choose another name, or allow writing over it with --force.', zh: '请换一个名称，或用 --force 允许覆盖。' },
    { file: path },
  );
}

/** The refusal to write through a symbolic link. */
export function symbolicLink(path: string): CimError {
  return new CimError(
    'usage',
    'symbolic-link',
    {
      en: `${path} is a symbolic link; cim does not write through links.`,
      zh: `${path} 是符号链接；cim 不经链接写入。`,
    },
    { en: 'Name the file itself.', zh: '请写出文件本身。' },
    { file: path },
  );
}

/** The refusal of a file without rows. `what` reads as "is empty". */
export function fileEmpty(file: string, what: Bilingual): CimError {
  return new CimError(
    'bad-input',
    'file-empty',
    { en: `${file} ${what.en}.`, zh: `${file} ${what.zh}。` },
    { en: 'Export it again.', zh: '请重新导出。' },
    { file },
  );
}

/** The refusal of a table of which not even the first row can be read. */
export function noReadableRow(file: string, row: number): CimError {
  return new CimError(
    'bad-input',
    'no-readable-row',
    {
      en: `${file}, line ${row}: neither this row nor those below it can be read.`,
      zh: `${file} 第 ${row} 行：此行及其下各行都无法读取。`,
    },
    {
      en: 'Quotation marks may not be closed: try --quote none, or --encoding.',
      zh: '引号可能没有闭合：请试 --quote none 或 --encoding。',
    },
    { file, row },
  );
}

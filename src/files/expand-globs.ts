/**
 * File patterns that the shell has not expanded (quoted, or on Windows): `*` and `?` within a name, `**` for any number
 * of folders. Hidden names match only where the pattern begins with a dot.
 */
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { isAbsolute, join, parse, sep } from 'node:path';
import { CimError } from '../errors.js';
import { systemCode } from './file-errors.js';

/** Folders deeper than this below a `**` are not entered. */
const MAX_DEPTH = 32;
const MAX_FILES = 100_000;

/**
 * The files that the arguments of a command name, in the order of the arguments, those of a pattern in alphabetical
 * order, each once. What is no pattern, or exists under that very name, stays as it is (`-` too): opening it tells
 * whether it is there.
 * @throws CimError no-match, too-many-files
 */
export async function expandGlobs(patterns: readonly string[]): Promise<readonly string[]> {
  const paths = new Set<string>();
  for (const pattern of patterns) {
    if (!/[*?]/.test(pattern) || (await exists(pattern))) {
      paths.add(pattern);
      continue;
    }
    const found = await expand(pattern);
    if (found.length === 0) {
      throw new CimError(
        'bad-input',
        'no-match',
        { en: `No file matches ${pattern}.`, zh: `没有文件符合 ${pattern}。` },
        { en: 'Check the pattern and the folder.', zh: '请检查通配写法和目录。' },
        {
          file: pattern,
        },
      );
    }
    for (const path of found) paths.add(path);
  }
  return [...paths];
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

async function expand(pattern: string): Promise<readonly string[]> {
  const root = isAbsolute(pattern) ? parse(pattern).root : '';
  const segments = pattern
    .slice(root.length)
    .split(sep === '\\' ? /[\\/]+/ : /\/+/)
    .filter((segment) => segment !== '');
  const found: string[] = [];
  await walk(root, segments, 0, found);
  return found.sort();
}

async function walk(folder: string, segments: readonly string[], depth: number, found: string[]): Promise<void> {
  const [segment, ...rest] = segments;
  if (segment === undefined) return;
  if (!/[*?]/.test(segment)) {
    const path = folder === '' ? segment : join(folder, segment);
    if (rest.length > 0) await walk(path, rest, depth, found);
    else if (await exists(path)) found.push(path);
    return;
  }
  if (segment === '**') await walk(folder, rest.length > 0 ? rest : ['*'], depth, found);
  for (const entry of await entries(folder)) {
    const path = folder === '' ? entry.name : join(folder, entry.name);
    if (entry.name.startsWith('.') && !segment.startsWith('.')) continue;
    if (segment === '**') {
      // Links are not entered: they may lead in circles.
      if (entry.isDirectory() && depth < MAX_DEPTH) await walk(path, segments, depth + 1, found);
    } else if (matchesName(entry.name, segment)) {
      if (rest.length > 0) await walk(path, rest, depth, found);
      else if (!entry.isDirectory()) found.push(path);
    }
    if (found.length > MAX_FILES) {
      throw new CimError(
        'usage',
        'too-many-files',
        { en: `The pattern matches more than ${MAX_FILES} files.`, zh: `符合的文件超过 ${MAX_FILES} 个。` },
        { en: 'Narrow it.', zh: '请缩小范围。' },
      );
    }
  }
}

async function entries(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder === '' ? '.' : folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(systemCode(error))) return [];
    throw error;
  }
}

/** True when `name` matches a pattern of `*`, `?` and plain characters. Time is at most length times length. */
export function matchesName(name: string, pattern: string): boolean {
  let at = 0;
  let p = 0;
  let starAt = -1;
  let starName = 0;
  while (at < name.length) {
    if (pattern[p] === '*') {
      starAt = p++;
      starName = at;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[at])) {
      p += 1;
      at += 1;
    } else if (starAt >= 0) {
      p = starAt + 1;
      at = ++starName;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

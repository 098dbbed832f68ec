/** Web addresses: with scheme, host in lower case, no default port, no slash at the end, no fragment. */
import type { Normalized } from './result.js';
import { isNullWord, tidy } from './text.js';

export interface Url extends Normalized {
  readonly valid: boolean;
  /** Host without `www.`, in punycode; '' when not valid. A match key for organisations. */
  readonly host: string;
}

const MAX_URL = 2000;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/;

/** A web address cell (the first where several are given). Never throws. */
export function normalizeUrl(raw: string): Url {
  const text = tidy(raw).split(/[;,，、；|\s]+|:::/)[0] as string;
  const nothing: Url = { raw, standard: '', valid: false, host: '', confidence: 0, issues: [] };
  if (text.length > MAX_URL || isNullWord(text) || text.includes('@')) return nothing;
  const withScheme = /^https?:/i.test(text)
    ? text.replace(/^(https?):\/*/i, '$1://')
    : /^[a-z][a-z0-9+.-]{1,12}:\/\//i.test(text)
      ? ''
      : `http://${text.replace(/^\/+/, '')}`;
  if (!URL.canParse(withScheme)) return nothing;
  const url = new URL(withScheme);
  if (!HOST.test(url.hostname) || url.username !== '') return nothing;
  const path = url.pathname.replace(/(?<!\/)\/+$/, '');
  const standard = `${url.protocol}//${url.host}${path}${url.search}`;
  return { raw, standard, valid: true, host: url.hostname.replace(/^www\d?\./, ''), confidence: 1, issues: [] };
}

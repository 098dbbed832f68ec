/**
 * The XML of office documents, scanned as it streams: tags and text in order, nothing built. Knows no document types and
 * no entities but the five of XML and numeric ones, so there is nothing to expand. Names come without their prefix.
 */

/** Who is told what is in the document. */
export interface XmlHandler {
  /** `attributes`: the text between the name and the end of the tag; see `attribute`. */
  readonly open: (name: string, attributes: string) => void;
  /** Comes after `open` for empty elements too. */
  readonly close: (name: string) => void;
  /** Text with entities decoded, possibly in several pieces. */
  readonly text: (text: string) => void;
}

/** A tag or text that is longer is not what office programs write. */
const MAX_TOKEN = 32 * 1024 * 1024;

/** The document is not XML as office programs write it. */
export class XmlError extends Error {}

/** Scans a document given piece by piece. */
export class XmlScanner {
  readonly #handler: XmlHandler;
  #carry = '';
  #depth = 0;
  #seen = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** @throws XmlError */
  write(chunk: string): void {
    const xml = this.#carry === '' ? chunk : this.#carry + chunk;
    let at = 0;
    for (;;) {
      const open = xml.indexOf('<', at);
      if (open < 0) break;
      if (open > at && this.#depth > 0) this.#handler.text(decodeEntities(xml.slice(at, open)));
      const next = this.#markup(xml, open);
      if (next < 0) {
        at = open;
        break;
      }
      at = next;
    }
    this.#carry = xml.slice(at);
    if (this.#carry.length > MAX_TOKEN) throw new XmlError('token too long');
  }

  /** @throws XmlError when the document is not complete */
  end(): void {
    if (!this.#seen || this.#depth !== 0) throw new XmlError('document is cut off');
  }

  /** Handles what begins with `<` at `open`; returns the offset after it, or -1 when it is not all there. */
  #markup(xml: string, open: number): number {
    const kind = xml.charCodeAt(open + 1);
    if (kind === 33) return this.#declaration(xml, open);
    if (kind === 63) return after(xml, '?>', open);
    const end = tagEnd(xml, open + 1);
    if (end < 0) return -1;
    if (kind === 47) {
      this.#depth -= 1;
      if (this.#depth < 0) throw new XmlError('tag closed twice');
      this.#handler.close(localName(xml.slice(open + 2, end).trimEnd()));
      return end + 1;
    }
    const isEmpty = xml.charCodeAt(end - 1) === 47;
    const inner = xml.slice(open + 1, isEmpty ? end - 1 : end);
    const space = inner.search(/\s/);
    const name = localName(space < 0 ? inner : inner.slice(0, space));
    this.#seen = true;
    this.#depth += 1;
    this.#handler.open(name, space < 0 ? '' : inner.slice(space));
    if (isEmpty) {
      this.#depth -= 1;
      this.#handler.close(name);
    }
    return end + 1;
  }

  #declaration(xml: string, open: number): number {
    if (xml.startsWith('<!--', open)) return after(xml, '-->', open + 4);
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open);
      if (end < 0) return -1;
      if (this.#depth > 0) this.#handler.text(xml.slice(open + 9, end));
      return end + 3;
    }
    if (xml.length < open + 9) return -1;
    throw new XmlError('document type');
  }
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** The `>` that ends a tag: not one within an attribute. */
function tagEnd(xml: string, from: number): number {
  let end = xml.indexOf('>', from);
  let quote = 0;
  for (let i = from; end >= 0; end = xml.indexOf('>', end + 1)) {
    for (; i < end; i++) {
      const code = xml.charCodeAt(i);
      if (code !== 34 && code !== 39) continue;
      if (quote === 0) quote = code;
      else if (quote === code) quote = 0;
    }
    if (quote === 0) return end;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute of a tag by its name without prefix, entities decoded; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at > 0 && before > 32 && before !== 58) continue;
    let i = at + name.length;
    while (attributes.charCodeAt(i) <= 32) i += 1;
    if (attributes[i] !== '=') continue;
    i += 1;
    while (attributes.charCodeAt(i) <= 32) i += 1;
    const quote = attributes[i];
    if (quote !== '"' && quote !== "'") continue;
    const end = attributes.indexOf(quote, i + 1);
    return end < 0 ? null : decodeEntities(attributes.slice(i + 1, end));
  }
  return null;
}

const NAMED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (name[0] !== '#') return NAMED.get(name) ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** Times of day, and moments with an offset from UTC. */
import { civil, daysSinceEpoch, isoDate } from './calendar.js';

/** `hh:mm:ss` with `Z` or the offset behind it, where `zone` names one; null for a time that no clock shows. */
export function clockTime(hour: number, minute: number, second: number, zone: string): string | null {
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const offset = /^(?:z|utc|gmt)$/i.test(zone)
    ? 'Z'
    : zone.replace(/^(?:utc|gmt)(?=[+-])/i, '').replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h, m) => `${h}:${m ?? '00'}`);
  return `${two(hour === 24 ? 0 : hour)}:${two(minute)}:${two(Math.min(second, 59))}${/^[+-]00:00$/.test(offset) ? 'Z' : offset}`;
}

/** With a known offset, the moment in UTC, so that moments can be compared as text; without, as written. */
export function atOffset(date: string, time: string): string {
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(time);
  if (offset === null) return `${date}T${time}`;
  const [, sign, hours, minutes] = offset;
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = time.slice(0, 8).split(':').map(Number);
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? -60 : 60);
  const seconds = daysSinceEpoch(y, m, d) * 86400 + hour * 3600 + minute * 60 + second + shift;
  const day = civil(Math.floor(seconds / 86400));
  const rest = ((seconds % 86400) + 86400) % 86400;
  const clock = clockTime(Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60, 'Z') as string;
  return `${isoDate(day.year, day.month, day.day)}T${clock}`;
}

/** Names of zones that mean one offset; others (CST is also China's, IST also Ireland's) leave the time as written. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['HKT', '+08:00'],
]);

/** What a time of day in a text says: its parts as `TIME` finds them; null when there is no such time. */
export function readTime(match: RegExpExecArray): string | null {
  const [, part, hourText = '', minute = '', second = '0', , half = '', named = ''] = match;
  const zone = /^[a-z]{2,4}t$/i.test(named) && !/^gmt$/i.test(named) ? (ZONES.get(named.toUpperCase()) ?? '') : named;
  let hour = Number(hourText);
  const afternoon = /^p/i.test(half) || part === '下午' || part === '晚上';
  if (half !== '' || part === '下午' || part === '晚上' || part === '上午') {
    if (hour > 12) return /^p|^$/i.test(half) ? clockTime(hour, Number(minute), Number(second), zone) : null;
    hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  return clockTime(hour, Number(minute), Number(second), zone);
}

/** Comparisons and columns of one table found again in another, by name. */

/** Where each of the wanted names stands among those that are there, -1 = nowhere; of equal names the first to the first. */
export function placesOf(wanted: readonly string[], there: readonly string[]): number[] {
  const taken = new Set<number>();
  return wanted.map((name) => {
    const place = there.findIndex((other, i) => other === name && !taken.has(i));
    if (place >= 0) taken.add(place);
    return place;
  });
}

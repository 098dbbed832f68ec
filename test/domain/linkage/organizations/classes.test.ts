import { describe, expect, it } from 'vitest';
import type { OwnLevels } from '../../../../src/domain/linkage/estimate.js';
import { organizationClasses, unseenClasses } from '../../../../src/domain/linkage/organizations/classes.js';
import { LADDERS } from '../../../../src/domain/linkage/organizations/levels.js';

describe('organizationClasses', () => {
  it('expects those who share a name, a house or a number to have numbers of their own with the register', () => {
    const ladders = [LADDERS.name, LADDERS.address, LADDERS.phone, LADDERS.identifier];
    const u = ladders.map(({ labels }) => labels.map((_, level) => (level === labels.length - 1 ? 0.99 : 0.001)));
    const [same, ...related] = organizationClasses(ladders, u, 1000);
    const equal = (behavior: (typeof related)[number]['behaviors'][number]): number =>
      behavior === 'strangers' ? u[3]![1]! : behavior.prior[1]!;
    expect(equal(same!.behaviors[3]!)).toBeGreaterThan(0.8);
    expect(related.length).toBeGreaterThan(3);
    for (const { behaviors } of related) {
      expect(equal(behaviors[3]!)).toBe(0.001);
      // However many agree: those that moved do, and are to be matches.
      const { caps } = behaviors[3] as OwnLevels;
      expect(caps!.find(({ levels }) => levels.includes(1))!.max).toBeLessThan(0.01);
    }
  });

  it('sees branches on one telephone only where they are more than companies that move', () => {
    const ladders = [LADDERS.name, LADDERS.address, LADDERS.phone, LADDERS.area];
    const u = ladders.map(({ labels }) => labels.map((_, level) => (level === labels.length - 1 ? 0.99 : 0.001)));
    const classes = organizationClasses(ladders, u, 1000);
    const pairs = (branches: number): number[] => [
      499_000,
      ...classes.map(({ name }, i) => (i === 0 ? 300 : name === 'branches on one telephone' ? branches : 0.1)),
    ];
    expect([...unseenClasses(classes, pairs(4))]).toEqual(['branches on one telephone']);
    expect([...unseenClasses(classes, pairs(40))]).toEqual([]);
    const left = organizationClasses(ladders, u, 1000, unseenClasses(classes, pairs(4)));
    expect(left).toHaveLength(classes.length - 1);
  });

  it('tells branches and sister companies by the place where there is neither address nor telephone', () => {
    const ladders = [LADDERS.name, LADDERS.area];
    const u = ladders.map(({ labels }) => labels.map((_, level) => (level === labels.length - 1 ? 0.99 : 0.001)));
    const names = organizationClasses(ladders, u, 1000).map(({ name }) => name);
    expect(names).toEqual(['same organization', 'sister companies', 'branches']);
  });

  it('lets few pairs of a class disagree on what they share', () => {
    const ladders = [LADDERS.name, LADDERS.address, LADDERS.phone];
    const u = ladders.map(({ labels }) => labels.map((_, level) => (level === labels.length - 1 ? 0.99 : 0.001)));
    const sisters = organizationClasses(ladders, u, 1000).find(({ name }) => name === 'sister companies')!;
    const { caps } = sisters.behaviors[1] as OwnLevels;
    expect(caps!.find(({ levels }) => levels.includes(12))!.max).toBeLessThanOrEqual(0.1);
  });

  it('keeps a class to the levels that it is known by, where companies move', () => {
    const ladders = [LADDERS.name, LADDERS.address, LADDERS.phone, LADDERS.area];
    const u = ladders.map(({ labels }) => labels.map((_, level) => (level === labels.length - 1 ? 0.99 : 0.001)));
    const traits = { moving: true, registered: false };
    const classes = organizationClasses(ladders, u, 1000, new Set(), traits);
    const { caps } = classes.find(({ name }) => name === 'one name and telephone')!.behaviors[2] as OwnLevels;
    // Other telephones would make it the class of all that share a name, matches that moved among them.
    expect(caps!.find(({ levels }) => levels.includes(5))!.max).toBeLessThan(0.05);
    const area = classes.find(({ name }) => name === 'branches')!.behaviors[3] as OwnLevels;
    expect([area.prior, area.strength]).toEqual([u[3], Number.POSITIVE_INFINITY]);
  });
});

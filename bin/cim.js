#!/usr/bin/env node
// Before anything is loaded: told by this signal, Node opens its debugger, through which everything can be read.
process.on('SIGUSR1', () => {});
const { setFlagsFromString } = await import('node:v8');
// What is hot is compiled later than the engine would, when more of its data has been met: half as much is compiled, and a
// file of 50,000 rows takes some 6 % less to import, a million rows are no slower.
setFlagsFromString('--interrupt-budget=300000');
// Texts are of some eight kinds to the engine (of one byte a unit or two, whole, cut out, joined), and a place that has met more than
// four forgets them all: a file that is Chinese and Latin takes some per cent less of the processor where it remembers them.
setFlagsFromString('--max-valid-polymorphic-map-count=10');
// Objects are made in old space right away where those of the same origin lived long. In the first rows of a file they do, since
// memos take everything in; afterwards hardly any does, and clearing old space of them takes a sixth of the time and a
// hundred megabytes.
setFlagsFromString('--no-allocation-site-pretenuring');
const { main } = await import('../dist/cli.js');

process.exitCode = await main(process.argv.slice(2));

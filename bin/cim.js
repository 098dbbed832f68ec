#!/usr/bin/env node
// Before anything is loaded: told by this signal, Node opens its debugger, through which everything can be read.
process.on('SIGUSR1', () => {});
const { main } = await import('../dist/cli.js');

process.exitCode = await main(process.argv.slice(2));

// Runs the emulator and ends with whoever started it: when standard input closes, nobody is left to stop us.
'use strict';
const end = () => process.emit('SIGTERM', 'SIGTERM'); // the emulator's own handler writes its data and closes its servers
process.stdin.on('end', end);
process.stdin.on('error', end);
process.stdin.resume();
process.stdin.unref();

// Ctrl-C reaches every process of a terminal at once, but the function app still has results to write: stay until our starter leaves.
const once = process.once.bind(process);
process.once = (event, listener) => (event === 'SIGINT' ? process : once(event, listener));
process.on('SIGINT', () => {});

require('azurite/dist/src/azurite.js');

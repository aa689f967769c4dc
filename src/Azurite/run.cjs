// Runs the emulator and ends with whoever started it: when standard input closes, nobody is left to stop us.
'use strict';
const end = () => process.emit('SIGTERM', 'SIGTERM'); // the emulator's own handler writes its data and closes its servers
process.stdin.on('end', end);
process.stdin.on('error', end);
process.stdin.resume();
process.stdin.unref();
require('azurite/dist/src/azurite.js');

#!/usr/bin/env node
// The command line. Plain JavaScript, so that any Node can read it and be told that it is too old for the rest.
import * as nodeModule from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Junheng needs Node.js 24 (at least 22.18); this is ${process.version}. Run "npm ci" and "npm run --silent junheng -- …", or install Node.js 24 from nodejs.org.`);
  console.error(`均衡需要 Node.js 24（至少 22.18），当前版本为 ${process.version}。请先运行 npm ci 再使用 npm run --silent junheng -- …，或从 nodejs.org 安装 Node.js 24。`);
  process.exitCode = 1;
} else {
  // A reader that has seen enough (`| head`) ends the talking, not the work.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  // Compiled modules are kept in the temporary folder: the next start takes a third of the time.
  nodeModule.enableCompileCache();
  // Where something is to be computed, the thread for it starts while the rest is still being loaded.
  if (process.argv.some((argument) => ['run', 'analyse', 'demo', 'validate'].includes(argument))) (await import('../pool.ts')).startSpareThread();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}

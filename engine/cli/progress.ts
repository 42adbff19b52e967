import type { JobStatus } from '../../api/jobs.ts';
import { format } from '../../api/messages/index.ts';
import { cliText } from './texts.ts';
import type { Language } from './texts.ts';

const BAR_WIDTH = 24;

/** One line on stderr that is written over: phase, share, time left. */
export class Progress {
  private readonly lang: Language;
  private readonly silent: boolean;
  private shown = false;

  constructor(lang: Language, silent: boolean) {
    this.lang = lang;
    this.silent = silent;
  }

  show(job: JobStatus): void {
    if (this.silent || job.state !== 'running') return;
    const filled = Math.round(job.fraction * BAR_WIDTH);
    const left = job.secondsLeft === null ? '' : `  ${cliText(this.lang, 'secondsLeft', { seconds: Math.ceil(job.secondsLeft) })}`;
    process.stderr.write(`\r\u001B[K${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${Math.round(job.fraction * 100)}%  ${format(this.lang, `phase.${job.phase}`)}${left}`);
    this.shown = true;
  }

  clear(): void {
    if (this.shown) process.stderr.write('\r\u001B[K');
    this.shown = false;
  }
}

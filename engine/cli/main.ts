import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { resolve } from 'node:path';
import { createClient } from '../../api/client.ts';
import type { Client } from '../../api/client.ts';
import type { Method } from '../../api/contract.ts';
import { createEngine } from '../host.ts';
import { homeFolder } from '../paths.ts';
import { ENGINE_VERSION } from '../version.ts';
import { Progress } from './progress.ts';
import { printInspection, printSummary, printValidation } from './print.ts';
import { EXIT, reportFailure } from './report.ts';
import { cliText, languageOf } from './texts.ts';
import type { Language } from './texts.ts';

interface GlobalOptions { project?: string; lang?: Language; json?: boolean; quiet?: boolean; threads?: number }

/** npm runs scripts in the package's folder; what the user typed is relative to where he stood. */
const from = (path: string): string => resolve(process.env['npm_lifecycle_event'] === 'junheng' ? (process.env['INIT_CWD'] ?? '.') : '.', path);

/** Runs the command line and answers the exit status: 0 done, 1 input, 2 usage, 3 cancelled, 70 a bug. */
export async function main(args: string[]): Promise<number> {
  let status: number = EXIT.done;
  const program = new Command('junheng');
  const options = (): GlobalOptions & { lang: Language } => {
    const given = program.opts<GlobalOptions>();
    return { ...given, lang: given.lang ?? languageOf(process.env) };
  };

  /** Runs `use` with an engine of its own; a Ctrl+C cancels the job under way. */
  const withClient = async (use: (client: Client, run: RunJob) => Promise<number>): Promise<void> => {
    const { lang, quiet, json, threads } = options();
    const engine = await createEngine({ host: 'cli', home: homeFolder(), threads, warmThreads: 1 });
    const client = createClient((method: Method, params: unknown) => engine.dispatch(method, params));
    const progress = new Progress(lang, quiet === true || !process.stderr.isTTY);
    const cancelAll = async () => {
      for (const { id } of await client.call('jobs.list', {})) await client.call('jobs.cancel', { id });
    };
    const cancel = () => void cancelAll();
    process.on('SIGINT', cancel).on('SIGTERM', cancel);
    try {
      status = await use(client, (method, params) => client.run(method, params, (job) => progress.show(job)));
    } catch (error) {
      progress.clear();
      status = reportFailure(error, lang, json === true);
    } finally {
      progress.clear();
      process.off('SIGINT', cancel).off('SIGTERM', cancel);
      await engine.close();
    }
  };
  type RunJob = Client['run'];

  program
    .version(ENGINE_VERSION)
    .description('均衡 Junheng: regional equalization of basic public services / 基本公共服务均等化空间分析')
    .addOption(new Option('--project <file>', 'keep the project file / 保留项目文件').argParser(from))
    .addOption(new Option('--lang <zh|en>', 'language of messages / 信息语言').choices(['zh', 'en']))
    .option('--json', 'one JSON object on stdout / 输出 JSON')
    .option('--quiet', 'no progress / 不显示进度')
    .addOption(new Option('--threads <n>', 'worker threads; never changes a result / 线程数，不影响结果').argParser(threadCount))
    .exitOverride()
    .showSuggestionAfterError();

  program.command('demo').description('the built-in sample province through the whole pipeline / 内置示例省全流程')
    .option('--out <dir>', 'folder of the results / 结果文件夹', 'junheng-demo')
    .action(({ out }: { out: string }) => withClient(async (_, run) => {
      const { project, lang, json } = options();
      const outcome = await run('recipes.demo', { out: from(out), project });
      return printSummary({ ...outcome, findings: [] }, lang, json === true, from(out));
    }));

  program.command('run <recipe>').description('run every analysis of a recipe / 运行方案中的全部分析')
    .requiredOption('--out <dir>', 'folder of the results / 结果文件夹')
    .action((recipe: string, { out }: { out: string }) => withClient(async (_, run) => {
      const { project, lang, json } = options();
      return printSummary(await run('recipes.run', { path: from(recipe), out: from(out), project }), lang, json === true, from(out));
    }));

  program.command('analyse <project>').description("a recipe's analyses on the data of a project file, which stays as it is / 用项目文件中已有的数据运行方案中的分析，不改动项目")
    .requiredOption('--recipe <file>', 'the analyses; its inputs are not read / 分析方案，其中的数据输入不读取')
    .requiredOption('--out <dir>', 'folder of the results / 结果文件夹')
    .option('--only <id>', 'this analysis only / 只运行这一项分析')
    .action((project: string, { recipe, out, only }: { recipe: string; out: string; only?: string }) => withClient(async (_, run) => {
      const { lang, json } = options();
      return printSummary(await run('recipes.analyse', { path: from(recipe), project: from(project), only, out: from(out) }), lang, json === true, from(out));
    }));

  program.command('validate <recipe>').description('say all that is wrong with a recipe and its inputs; write nothing / 检查方案与数据')
    .action((recipe: string) => withClient(async (_, run) => {
      const { lang, json } = options();
      return printValidation(await run('recipes.validate', { path: from(recipe) }), lang, json === true);
    }));

  program.command('inspect <file>').description('what an importer sees / 查看文件内容')
    .option('--encoding <name>', 'utf-8, gb18030 … / 文字编码').option('--crs <name>', 'EPSG:n, GCJ-02, BD-09 / 坐标系')
    .option('--sheet <name>', 'of a workbook / 工作表').option('--layer <name>', 'of a GeoPackage or zip / 图层')
    .action((file: string, given: { encoding?: string; crs?: string; sheet?: string; layer?: string }) => withClient(async (client) => {
      const { lang, json } = options();
      return printInspection(await client.call('datasets.inspect', { path: from(file), ...given }), lang, json === true);
    }));

  program.command('serve [project]').description('the full page in a browser on this computer / 在本机浏览器中使用')
    .addOption(new Option('--port <n>', 'port on 127.0.0.1 / 端口').argParser(portNumber)).option('--no-open', 'do not open a browser / 不打开浏览器')
    .action(async (project: string | undefined, { port, open }: { port?: number; open: boolean }) => {
      const { lang, json } = options();
      try {
        const { serve } = await import('../serve.ts');
        status = await serve({ project: project === undefined ? undefined : from(project), port, open });
      } catch (error) {
        status = reportFailure(error, lang, json === true);
      }
    });

  program.command('open [project]').description('the desktop window / 打开桌面窗口')
    .action(async (project: string | undefined) => {
      const { openWindow } = await import('./openWindow.ts');
      status = await openWindow(project === undefined ? undefined : from(project));
    });

  for (const planned of ['report <input>', 'selftest']) {
    program.command(planned).description('not yet available / 尚未提供').allowUnknownOption().allowExcessArguments()
      .action(() => {
        console.error(cliText(options().lang, 'notYet', { feature: planned.split(' ')[0] }));
        status = EXIT.usage;
      });
  }

  const help = program.command('help [topic]').description('help, or a commented example: help recipe / 帮助；help recipe 给出带注释的示例')
    .option('--schema', 'the JSON Schema of the recipe / 方案的 JSON Schema');
  help.action(async (topic: string | undefined, { schema }: { schema?: boolean }) => {
    if (topic === 'recipe') console.log(await (await import('./exampleRecipe.ts')).exampleRecipe(options().lang, schema === true));
    else if (topic === undefined) program.outputHelp();
    else {
      const command = program.commands.find((c) => c.name() === topic);
      if (command) command.outputHelp();
      else {
        console.error(cliText(options().lang, 'unknownTopic', { topic }));
        status = EXIT.usage;
      }
    }
  });

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are answers; everything else commander throws is a wrong call, and it has said which.
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  return status;
}

function threadCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new InvalidArgumentError('1–64');
  return count;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('0–65535');
  return port;
}

/** What the shell itself says; the page has its own catalogue. */
const zh = {
  appName: '均衡',
  file: '文件', edit: '编辑', view: '视图', window: '窗口',
  close: '关闭窗口', quit: '退出', undo: '撤销', redo: '重做', cut: '剪切', copy: '复制', paste: '粘贴', selectAll: '全选',
  reload: '重新载入', actualSize: '实际大小', zoomIn: '放大', zoomOut: '缩小', fullScreen: '全屏', developerTools: '开发者工具', minimize: '最小化',
  engineStopped: '计算引擎意外停止',
  engineStoppedDetail: '已完成的结果都保存在项目文件中；正在进行的计算已丢失。重新启动后可继续工作。',
  restart: '重新启动引擎',
  cannotOpen: '无法打开项目',
};

const en: typeof zh = {
  appName: 'Junheng',
  file: 'File', edit: 'Edit', view: 'View', window: 'Window',
  close: 'Close window', quit: 'Quit', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all',
  reload: 'Reload', actualSize: 'Actual size', zoomIn: 'Zoom in', zoomOut: 'Zoom out', fullScreen: 'Full screen', developerTools: 'Developer tools', minimize: 'Minimize',
  engineStopped: 'The computing engine stopped unexpectedly',
  engineStoppedDetail: 'Finished results are safe in the project file; the computation under way is lost. Work can go on after a restart.',
  restart: 'Restart the engine',
  cannotOpen: 'The project cannot be opened',
};

export type Texts = typeof zh;

/** Texts for a BCP 47 locale: Chinese for any Chinese, else English. */
export function textsFor(locale: string): Texts {
  return locale.toLowerCase().startsWith('zh') ? zh : en;
}

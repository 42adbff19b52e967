import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import { ACCENT_COLOUR } from '../../geo/figure/palette.ts';
import { useBench, useText, useWorkbench } from './context.ts';
import { ProblemPanel } from './ProblemPanel.tsx';
import { StartScreen } from './StartScreen.tsx';
import { TopBar } from './TopBar.tsx';
import { Workbench } from './Workbench.tsx';

const THEME = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: ACCENT_COLOUR, colorInfo: ACCENT_COLOUR, borderRadius: 4, fontSize: 13, colorTextSecondary: '#59646a', colorTextDescription: '#59646a', colorTextPlaceholder: '#6b767c',
    fontFamily: '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif', motion: false,
  },
};

export function App() {
  const text = useText();
  const { actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const phase = useWorkbench((state) => state.phase);
  useEffect(() => {
    void actions.start();
  }, [actions]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${text('app.name')} ${text('app.subtitle')}`;
  }, [language, text]);
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={THEME} button={{ autoInsertSpace: false }}>
      <div className="app">
        <TopBar />
        {phase === 'ready' ? <Workbench /> : <StartScreen />}
        <ProblemPanel />
      </div>
    </ConfigProvider>
  );
}

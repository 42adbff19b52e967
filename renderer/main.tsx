import 'maplibre-gl/dist/maplibre-gl.css';
import './style.css';
import './chart/chart.css';
import './table/panes.css';
import './profile/profile.css';
import { createRoot } from 'react-dom/client';
import { createClient } from '../api/client.ts';
import { createActions } from './app/actions.ts';
import { App } from './app/App.tsx';
import { BenchContext } from './app/context.ts';
import { createReader } from './app/reader.ts';
import { createStore } from './app/store.ts';
import { initialState } from './app/workbench.ts';
import { findHost } from './host.ts';

const host = findHost();
const client = createClient(host.transport);
const store = createStore(initialState());
const actions = createActions(client, store);
// What no code caught is still told: a lost rejection would look like a button that does nothing.
window.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  actions.report(event.reason);
});
window.addEventListener('error', (event) => actions.report(event.error));

createRoot(document.querySelector('#root')!).render(
  <BenchContext value={{ client, host, store, actions, reader: createReader(client) }}>
    <App />
  </BenchContext>,
);

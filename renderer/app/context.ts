import { createContext, useContext } from 'react';
import type { Client } from '../../api/client.ts';
import type { Host } from '../host.ts';
import { textIn } from '../text/text.ts';
import type { Text } from '../text/text.ts';
import { knownNames } from '../text/known.ts';
import type { NameReader } from '../text/known.ts';
import { regionNames } from '../text/provinces.ts';
import type { Actions } from './actions.ts';
import { formatsFor } from './format.ts';
import type { Formats } from './format.ts';
import type { Reader } from './reader.ts';
import { useSelected } from './store.ts';
import type { Store } from './store.ts';
import type { WorkbenchState } from './workbench.ts';

/** What every component may reach: the engine, the state and the ways to change both. */
export interface Bench {
  client: Client;
  host: Host;
  store: Store<WorkbenchState>;
  actions: Actions;
  reader: Reader;
}

export const BenchContext = createContext<Bench | null>(null);

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (bench === null) throw new Error('used outside the workbench');
  return bench;
}

export function useWorkbench<T>(select: (state: WorkbenchState) => T): T {
  return useSelected(useBench().store, select);
}

/** The sentences of the current language, in the words for the units of the project. */
export function useText(): Text {
  return textIn(useWorkbench((state) => state.language), useWorkbench((state) => state.above));
}

/** Reading names of facility types, groups and indicators. */
export function useNames(): NameReader {
  return knownNames(useWorkbench((state) => state.language));
}

/** Reading names of regions. */
export function useRegionNames(): NameReader {
  return regionNames(useWorkbench((state) => state.language));
}

export function useFormats(): Formats {
  return formatsFor(useWorkbench((state) => state.language));
}

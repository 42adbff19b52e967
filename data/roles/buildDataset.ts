import { resolve } from 'node:path';
import type { ImportRequest } from '../../api/recipe.ts';
import type { DatasetDraft } from '../dataset.ts';
import type { BuildContext } from './mappedTable.ts';

export type { BuildContext } from './mappedTable.ts';

/**
 * Reads and checks one input of a recipe and returns it ready to be stored. Paths are relative to `context.baseDir`.
 * @throws InputError with every finding of the file (the first 20 of a kind and their number) if one is an error or a question.
 */
export async function buildDataset(request: ImportRequest, context: BuildContext): Promise<DatasetDraft> {
  return { ...(await draftOf(request, context)), role: request.role, request };
}

async function draftOf(request: ImportRequest, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const at = (path: string): string => resolve(context.baseDir, path);
  switch (request.role) {
    case 'zones':
    case 'townships': return (await import('./zones.ts')).buildZones(request.role, request.input, at(request.input.path), context);
    case 'facilities': return (await import('./facilities.ts')).buildFacilities(request.input, at(request.input.path), context);
    case 'candidates': return (await import('./facilities.ts')).buildCandidates(request.input, at(request.input.path), context);
    case 'matrix': if ('graph' in request.input) return (await import('./orlibGraph.ts')).buildOrlibGraph(at(request.input.graph.path), context);
      return (await import('./matrix.ts')).buildMatrix(request.input, at(request.input.path), context);
    case 'otherPopulation':
    case 'population': return (await import('./population.ts')).buildPopulation(request.input, at(request.input.path), context);
    case 'friction': if ('landCover' in request.input) return (await import('./friction/frictionLayers.ts')).buildFrictionLayers(request.input, at, context);
      return (await import('./friction/friction.ts')).buildFriction(request.input, at(request.input.path), context);
    case 'indicators': return (await import('./indicators.ts')).buildIndicators(request.input, at(request.input.path), context);
    case 'codeChanges': return (await import('./codeChanges.ts')).buildCodeChanges(request.input, at(request.input.path), context);
    case 'tags': return (await import('./tags.ts')).buildTags(request.input, at(request.input.path), context);
    case 'profiles': return (await import('./profiles.ts')).buildProfile(at(request.input.path), context);
    case 'neighbours': return (await import('./neighbours.ts')).buildNeighbours(request.input, at(request.input.path), context);
    case 'areas': return (await import('./areas.ts')).buildAreas(request.input, at(request.input.path), context);
    case 'roads': {
      if ('path' in request.input) return (await import('./roads/roadsFile.ts')).buildRoadsFile(request.input, at(request.input.path), context);
      return (await import('./roads/roads.ts')).buildRoads(request.input, { nodes: at(request.input.nodes), edges: at(request.input.edges) }, context);
    }
  }
}

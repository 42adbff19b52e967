import { ProjectFile } from '../../../data/project/projectFile.ts';
import { prepareUnits } from '../../../engine/analyses/units.ts';
import { loadFacilities, loadPopulation, loadRoads, loadZones } from '../../../engine/load.ts';
import { snapToNodes } from '../../../geo/network/snap.ts';
import { printCounts } from './printCounts.ts';

/** `node snapping.ts PROJECT`: county and nearest node of every place, nearest node of every facility. */
ProjectFile.use(process.argv[2], (project) => {
  const zones = loadZones(project, 'zones')!;
  const population = loadPopulation(project)!;
  const facilities = loadFacilities(project)!;
  const { nodes } = loadRoads(project)!;
  const started = performance.now();
  const units = prepareUnits(zones, population, false);
  const places = snapToNodes(nodes, population, Infinity);
  const sites = snapToNodes(nodes, facilities, Infinity);
  printCounts(started, [
    { name: 'zone', values: units.pointUnit! }, { name: 'node', values: places.node }, { name: 'facility_node', values: sites.node },
  ]);
});

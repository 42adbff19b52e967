import { ProjectFile } from '../../../data/project/projectFile.ts';
import { prepareUnits } from '../../../engine/analyses/units.ts';
import { loadPopulation, loadZones } from '../../../engine/load.ts';
import { printCounts } from './printCounts.ts';

/** `node zonal.ts PROJECT`: people and places of every county, each place in the county that holds it. */
ProjectFile.use(process.argv[2], (project) => {
  const zones = loadZones(project, 'zones')!;
  const population = loadPopulation(project)!;
  const started = performance.now();
  const units = prepareUnits(zones, population, false);
  const persons = new Float64Array(zones.codes.length);
  const places = new Float64Array(zones.codes.length);
  units.pointUnit!.forEach((unit, point) => {
    if (unit < 0) return;
    persons[unit] += population.persons[point];
    places[unit]++;
  });
  printCounts(started, [{ name: 'code', values: zones.codes }, { name: 'persons', values: persons }, { name: 'places', values: places }]);
});

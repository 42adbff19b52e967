import { causesEn } from './causes.en.ts';
import { valuesEn } from './values.en.ts';
import { profilesEn } from './profiles.en.ts';
import { profileEditEn } from './profileEdit.en.ts';
import { headlinesEn } from './headlines.en.ts';
import { definitionsEn } from './definitions.en.ts';
import { figuresEn } from './figures.en.ts';
import { inputsEn } from './inputs.en.ts';
import { kindsEn } from './kinds.en.ts';
import { measuresEn } from './measures.en.ts';
import { travelEn } from './travel.en.ts';
import { valueFormsEn } from './valueForms.en.ts';
import type { TextKey } from './zh.ts';

/** The window's own words, English. */
export const en: Record<TextKey, string> = {
  ...travelEn,
  ...measuresEn,
  ...kindsEn,
  ...headlinesEn,
  ...profilesEn,
  ...profileEditEn,
  ...valuesEn,
  ...causesEn,
  ...inputsEn,
  ...definitionsEn,
  ...figuresEn,
  ...valueFormsEn,
  'app.name': 'Junheng', 'app.subtitle': '均衡', 'language': 'Language', 'close': 'Close', 'cancel': 'Cancel', 'yes': 'yes', 'persons': '{count} people', 'synthetic': 'Invented sample data',

  'project.new': 'New', 'project.open': 'Open', 'project.sample': 'Sample', 'project.recipe': 'Save as recipe', 'project.recipeHint': 'Saves a JSON recipe that the command line computes to the same figures',
  'project.newTitle': 'New project', 'project.openTitle': 'Open a project', 'project.name': 'Name of the project', 'project.path': 'Full path of the project file', 'project.pick': 'Choose a .junheng file…', 'project.pickCopy': 'A page cannot see where a file lies: this opens a copy. Changes do not go back to the file, and the copy is removed after the next start. To change the file itself, give its full path below.', 'project.noRecent': 'No other project has been opened yet.',
  'export': 'Export table', 'export.picture': 'Export picture', 'export.csv': '{table} (CSV)', 'export.geojson': '{table} with shapes (GeoJSON)',
  'table.main': 'Main table', 'table.facilities': 'Facilities', 'table.uncovered': 'Uncovered places', 'table.parents': 'Prefecture totals', 'table.tags': 'Tagged units and the others', 'table.townships': 'Townships', 'table.sites': 'Proposed sites',
  'table.places': 'Places the models disagree on', 'table.variants': 'Cases of the sensitivity', 'table.flips': 'Verdicts that flip',
  'table.points': 'Values of population points', 'table.distribution': 'Distribution of travel costs', 'table.catchments': 'Catchments of facilities',
  'table.lorenz': 'Lorenz curve', 'table.groups': 'Groups', 'table.years': 'Spread by year', 'table.series': 'Values by year', 'table.weights': 'Weights', 'table.parts': 'Scores by indicator', 'table.robustness': 'Robustness', 'table.regions': 'Spread within regions', 'table.summary': 'Summary', 'table.conflicts': 'Conflicts of standards', 'table.gaplist': 'List of gaps', 'table.causes': 'Causes', 'table.circumstances': 'Causes compared',

  'start.starting': 'Starting…', 'start.sample': 'First start: an invented province is being made, with its coverage, gaps and siting, ready to try.', 'start.once': 'This happens once; later it simply opens. Nothing goes over a network.', 'start.failed': 'No project is open.', 'start.again': 'Open the sample',

  'panel.fold': 'Fold or unfold the panel', 'left.label': 'Data and analyses', 'left.data': 'Data', 'left.analyses': 'Analyses', 'left.results': 'Results',
  'data.empty': 'No data yet', 'data.import': 'Import', 'data.notes': '{count} notes', 'data.notesTitle': 'Import notes', 'data.role': 'Content', 'data.rows': 'Rows', 'data.format': 'Format', 'data.encoding': 'Text encoding', 'data.crs': 'Coordinate system', 'data.files': 'Files',
  'data.preview': 'Preview', 'data.previewOf': 'First {shown} of {total} rows', 'data.remove': 'Remove', 'data.removeAsk': 'Remove this data from the project? The file itself stays.',
  'runs.empty': 'No results yet', 'runs.remove': 'Delete result {id}', 'runs.removeAsk': 'Delete this result?',

  'analysis.run': 'Run', 'parameter.default': 'Default: {source}', 'parameter.changed': 'Changed.', 'parameter.reset': 'Back to {value}', 'parameter.radiusGiven': 'Straight-line distance, given by the user',
  'unit.min': 'min', 'unit.km/h': 'km/h', 'unit.m': 'm', 'unit.1': '', 'unit.count': 'sites', 'unit.s': 's',
  'travel.model': 'Travel model', 'travel.model.radius': 'Radius', 'travel.model.network': 'Roads', 'travel.model.friction': 'Terrain', 'travel.model.matrix': 'Matrix',
  'travel.model.radius.hint': 'Straight-line distance on the ellipsoid.', 'travel.model.network.hint': 'Shortest time along roads.', 'travel.model.friction.hint': 'Time from cell to cell (friction surface).',
  'travel.model.radius.needs': 'Import facilities first.', 'travel.model.network.needs': 'Import facilities, population and roads first.', 'travel.model.friction.needs': 'Import facilities and a friction surface first.',
  'travel.radiusBy': 'Radius given as', 'travel.radiusBy.minutes': 'From time', 'travel.radiusBy.meters': 'Metres', 'travel.radiusMeters': 'Radius', 'travel.minutes': 'Time limit', 'travel.speedKmh': 'Speed', 'travel.detourFactor': 'Detour factor',
  'travel.resultingRadius': 'Resulting radius', 'travel.snap': 'Access to the network', 'travel.snap.nearest-edge': 'Nearest edge', 'travel.snap.nearest-node': 'Nearest node', 'travel.snap.nearest-edge.hint': 'The leg to the edge takes time at the access speed.', 'travel.snap.nearest-node.hint': 'The leg to the node takes no time.',
  'travel.accessSpeedKmh': 'Access speed', 'travel.maxSnapMeters': 'Farthest access', 'travel.neighbours': 'Neighbours', 'travel.direction': 'Direction', 'travel.direction.to-facility': 'To facility', 'travel.direction.from-facility': 'From facility',
  'travel.facilityTypes': 'Facility types', 'travel.facilityTypes.all': 'All types', 'coverage.byType': 'Also by facility type',
  'gaps.indicators': 'Indicators', 'gaps.indicator': 'Indicator', 'gaps.chooseIndicators': 'Choose indicators', 'gaps.direction': 'Better', 'gaps.direction.higher': 'Higher is better', 'gaps.direction.lower': 'Lower is better', 'gaps.benchmark': 'Benchmark',
  'gaps.benchmark.national': 'National value', 'gaps.benchmark.weighted-mean': 'Weighted mean', 'gaps.benchmark.mean': 'Mean', 'gaps.benchmark.value': 'A given value',
  'gaps.benchmark.national.hint': 'The row with code 000000 or 100000 of the table.', 'gaps.benchmark.weighted-mean.hint': 'Mean of the counties weighted by a column such as people.', 'gaps.benchmark.mean.hint': 'Simple mean of the counties.', 'gaps.benchmark.value.hint': 'All indicators are compared with one number.',
  'gaps.value': 'Benchmark value', 'gaps.weight': 'People (weight)', 'gaps.year': 'Year', 'gaps.year.latest': 'Latest', 'gaps.near': 'Tolerance of “near”', 'gaps.near.hint': 'The plan gives none; left empty, no county is “near”.', 'gaps.near.none': 'none',
  'gaps.needs': 'Import a table of indicators first.', 'gaps.needsValue': 'Give the benchmark value.', 'gaps.needsWeight': 'A weighted mean needs a weight: choose one.',
  'gaps.summary.persons': ', with {persons} people', 'gaps.summary.near': '; {near} more are near it', 'gaps.summary.poor': '; {poor} of them are poor counties',
  'siting.problem.mclp': 'Maximal covering (MCLP): with a given number of sites, cover the most people.', 'siting.sites': 'New sites', 'siting.fixed': 'Existing facilities', 'siting.fixed.facilities': 'Kept, not counted', 'siting.fixed.none': 'Ignored',
  'siting.candidates.file': 'Candidates: the imported table.', 'siting.candidates.people': 'Candidates: where people live.', 'siting.needs': 'Import population first.',
  'siting.before': 'Covered now', 'siting.after': 'Covered after', 'siting.added': 'Added', 'siting.sitesCount': '{count} sites', 'siting.heuristic': 'Heuristic',
  'siting.bound': 'bound {bound} people, gap at most {gap}', 'siting.boundHint': 'A heuristic need not be optimal; the bound is a number of people no choice of sites can exceed.', 'siting.chart': 'People added site by site, and in total',
  'siting.bar': 'Site {order} {name}: {added} added, {after} in all', 'siting.noSites': 'No site adds coverage', 'siting.siteTitle': 'Site {order} · {name}',

  'map.label': 'Map', 'map.canvas': 'Map: arrow keys move it, plus and minus zoom', 'map.toolbar': 'Map tools', 'map.variable': 'Mapped variable', 'map.facilityType': 'Facility type', 'map.limit': 'Limit', 'map.zoomIn': 'Zoom in', 'map.zoomOut': 'Zoom out', 'map.fit': 'Whole area',
  'map.noWebgl': 'This computer cannot draw the map (no WebGL). Tables and charts work.', 'map.noZones': 'Import administrative units and the map appears here.', 'map.noProject': 'No project is open.',
  'variable.persons_share': 'People covered', 'variable.area_share': 'Area covered', 'variable.uncovered': 'People uncovered', 'variable.persons': 'People', 'variable.share': 'Covered, {group}',
  'variable.value': 'Value', 'variable.gap': 'Gap to benchmark', 'variable.attainment': 'Attainment', 'variable.share_after': 'Covered after', 'variable.share_before': 'Covered now', 'variable.gained': 'People added',
  'type.all': 'All facilities', 'limit.minutes': '{minutes} min',
  'classes.title': 'Classes', 'classes.method': 'Method', 'classes.quantile': 'Quantiles', 'classes.equal': 'Equal', 'classes.manual': 'Manual', 'classes.zero': 'At zero', 'classes.count': 'Number of classes',
  'classes.breaks': 'Breaks, ascending', 'classes.breaksPercent': 'Breaks (%), ascending', 'classes.hint': 'A value on a break belongs to the class above it.', 'classes.wrong': 'Write 1 to 8 ascending numbers, with commas between.',
  'legend.label': 'Legend', 'legend.units.zones': 'counties', 'legend.units.parents': 'prefectures', 'legend.units.townships': 'townships', 'legend.noData': 'No data', 'legend.poor': 'Poor county', 'legend.covered': 'Service area', 'legend.coveredStale': 'Service area (data replaced; run again)', 'legend.roads': 'Roads in reach', 'legend.roadsStale': 'Roads in reach (data replaced; run again)', 'legend.uncovered': 'Uncovered places ({total})', 'legend.uncoveredSome': 'Uncovered places: largest {shown} of {total}',
  'legend.facilities': 'Facilities', 'legend.facilitiesCloser': 'Facilities (zoom in)', 'legend.untyped': 'untyped', 'legend.labels': 'Names', 'legend.sites': 'Proposed sites (in order)',
  'tooltip.uncoveredPlace': 'Outside', 'tooltip.facility': 'Type', 'tooltip.capacity': 'Capacity',

  'level.zones': 'County', 'level.parents': 'Prefecture', 'level.townships': 'Township',
  'table.keys': 'Up and down go from row to row, Enter chooses', 'table.parentsHint': 'Choose a row to see its counties', 'compare.with': 'Compare with another result', 'compare.note': 'Compared with {run}: {type}, {limit}', 'table.search': 'Find by name or code', 'table.level': 'Level', 'table.count': '{count} rows', 'table.empty': 'No row matches', 'table.townshipsAll': 'All townships; choose a county to see its own', 'table.townshipsOf': 'Townships of {name}',
  'variable.access': 'Accessibility', 'variable.nearest': 'To the nearest facility (mean)', 'variable.access.group': 'Accessibility ({group})', 'variable.reached_share': 'Share of people in reach', 'variable.median': 'To the nearest facility (median)', 'variable.p90': 'To the nearest facility (90% of people)',
  'variable.disputed': 'People the models differ on', 'variable.disputed_share': 'Share the models differ on', 'variable.model': 'Share covered ({model})', 'variable.ribbon': 'Width of the ribbon', 'variable.flips': 'Cases that turn the verdict', 'variable.share_low': 'Lowest share', 'variable.share_base': 'Share in the base case', 'variable.share_high': 'Highest share',
  'tag.poor': 'poor',
  'column.persons': 'People', 'column.covered': 'Covered', 'column.uncovered': 'Uncovered', 'column.share': 'People covered', 'column.areaShare': 'Area covered', 'column.change': 'Change (points)', 'column.rank': 'Rank', 'column.state': 'State', 'column.value': 'Value', 'column.benchmark': 'Benchmark',
  'column.gap': 'Gap', 'column.attainment': 'Attainment', 'column.position': 'Among all counties', 'column.order': 'No.', 'column.site': 'Place', 'column.gained': 'Added', 'column.gainedTotal': 'Added in all',
  'state.met': 'Met', 'state.near': 'Near', 'state.below': 'Short', 'state.missing': 'No data',

  'headline.coverage': '{reach}, {share} of the people of {area} can reach {facilities}; {outside} are outside.', 'headline.coverage.poor': '{reach}, {share} of the people of {area} can reach {facilities}; {outside} are outside, {poor} of them in poor counties.',
  'headline.coverage.all': '{reach}, all people of {area} can reach {facilities}.', 'headline.noPeople': '{area}: no people in the data.', 'headline.withinMinutes': 'Within {minutes} minutes', 'headline.withinMeters': 'Within {meters} m', 'headline.area': 'the whole area', 'headline.anyFacility': 'a public service facility', 'headline.or': ' or ',
  'headline.gaps': '{name}: {below} of {n} counties fall short of the benchmark of {benchmark}{more}.', 'headline.gaps.own': '{name}: {below} of {n} counties fall short of the {benchmark}{more}.', 'headline.gap': '{area}, {name}: {value}, {state} of {benchmark}; rank {rank} of {of} counties, 1 = worst.', 'headline.gap.missing': '{area} has no figure for “{name}”.',
  'headline.state.met': 'meeting the benchmark', 'headline.state.near': 'near the benchmark', 'headline.state.below': 'short of the benchmark', 'headline.state.missing': 'the benchmark',
  'headline.siting': '{reach}, {sites} new sites raise the share of people in reach from {before} to {after}: {gained} people more.',

  'card.label': 'County card', 'card.whole': 'Whole area', 'card.units': '{count} counties', 'card.close': 'Back to the whole area', 'card.uncoveredPeople': 'people outside', 'card.ofPeople': 'of {persons}',
  'card.coverageOf': 'Coverage ({run})', 'card.byType': 'By facility type: share, people outside', 'card.byTag': 'Tagged counties and others: share, people outside', 'card.byTagValue': 'Tagged counties and others', 'tag.poorCounties': 'Poor counties', 'tag.others': 'Other counties', 'tag.without': 'not {tag}', 'card.byGroup': 'By group', 'card.left': '{persons} people outside', 'card.distribution': 'Shares of all counties', 'card.bar': '{from}%–{to}%: {count} counties',
  'card.places': 'Uncovered places', 'card.placesCount': '{count}', 'card.noPlaces': 'No place is uncovered.', 'card.more': 'Show more', 'card.fewer': 'Show fewer',
  'card.indicators': 'Indicators', 'card.benchmark': 'benchmark {benchmark}', 'card.rank': 'rank {rank} of {of}, 1 = worst', 'card.noIndicators': 'The table has no row for this county.', 'card.nothing': 'Run an analysis and figures appear here.',

  'import.title': 'Import data', 'import.step.pick': 'Choose files', 'import.step.map': 'Check', 'import.step.done': 'Done', 'import.drop': 'Drop files here, or', 'import.pick': 'Choose files…',
  'import.formats': 'CSV, TSV, XLSX, GeoJSON, TopoJSON, Shapefile (zip too), GeoPackage, KML, GeoTIFF, OSM PBF', 'import.together': 'Choose .shp .dbf .prj .cpg of a shapefile together; of a road network, the tables of nodes and edges.',
  'import.notFound': 'not settled: please say', 'import.found': 'found {value}, {confidence} sure', 'import.rows': '{rows} rows', 'import.sum': 'sum {sum}', 'import.detect': 'detect', 'import.sheet': 'Sheet', 'import.layer': 'Layer',
  'import.role': 'What is it', 'import.chooseRole': 'Choose', 'import.noColumn': 'none', 'import.guessed': '{type}, guessed from its name ({confidence} sure)', 'import.constantYear': 'The whole table is of one year',
  'import.poorHint': 'yes/no, 1/0', 'import.largestComponent': 'Only the largest connected part', 'import.addGroup': 'Add a group', 'import.chooseFile': 'Choose a file', 'import.add': 'Add to what is there', 'import.replace': 'Replace what is there',
  'import.willReplace': 'Replaces “{role}” of this project.', 'import.missing': 'Still needed: {fields}', 'import.separator': ', ', 'import.back': 'Choose again', 'import.start': 'Import', 'import.another': 'Import another', 'import.done': 'Done',
  'import.imported': '{name} imported, {rows} rows', 'import.noNotes': 'Nothing to remark.',
  'input.code': 'Division code', 'input.name': 'Name', 'input.parent': 'Unit above', 'input.id': 'Id', 'input.lon': 'Longitude', 'input.lat': 'Latitude', 'input.lonlat': 'Longitude and latitude in one', 'input.type': 'Type', 'input.capacity': 'Capacity',
  'input.persons': 'People', 'input.zone': 'Code of its zone', 'input.minutes': 'Minutes', 'input.cost': 'Cost', 'input.year': 'Year', 'input.poor': 'Poor-county flag', 'input.unit': 'Unit of the cells', 'input.profile': 'Travel mode',
  'input.groups': 'Groups of people', 'input.groupName': 'Name of the group', 'input.groupColumn': 'Column of the group', 'input.groupAs': 'What the column holds', 'group.flag': 'yes/no', 'group.persons': 'people', 'group.share': 'share',
  'input.nodes': 'Table of nodes', 'input.edges': 'Table of edges', 'input.nodeId': 'Node id', 'input.nodeLon': 'Node longitude', 'input.nodeLat': 'Node latitude', 'input.from': 'From', 'input.to': 'To', 'input.lengthMeters': 'Length (m)',
  'input.speedKmh': 'Speed (km/h)', 'input.reverseMinutes': 'Reverse minutes', 'input.oneway': 'One-way',
  'fieldType.text': 'text', 'fieldType.number': 'number', 'fieldType.integer': 'integer', 'fieldType.boolean': 'yes/no', 'fieldType.date': 'date', 'fieldType.json': 'JSON', 'fieldType.empty': 'empty',
  'friction.minutes-per-cell': 'minutes per cell', 'friction.minutes-per-meter': 'minutes per metre', 'friction.seconds-per-meter': 'seconds per metre', 'profile.car': 'Car', 'profile.bicycle': 'Bicycle', 'profile.foot': 'On foot',

  'problem.input': 'The input is at fault', 'problem.notYet': 'Not in this version yet: {feature}', 'problem.bug': 'A fault of the program, id {id} (see the log)', 'problem.connection': 'This did not finish',
};

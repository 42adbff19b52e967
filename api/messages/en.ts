import { findingsEn } from './findings.en.ts';
import type { MessageKey } from './zh.ts';

/** The message catalogue, English; see `zh.ts` for the rules. A key that is missing here does not compile. */
export const en: Record<MessageKey, string> = {
  ...findingsEn,

  'phase.queue': 'waiting', 'phase.read': 'reading the file', 'phase.check': 'checking the data', 'phase.store': 'storing in the project', 'phase.load': 'loading the data',
  'phase.graph': 'building the road graph', 'phase.snap': 'joining places to roads', 'phase.travel': 'computing travel times', 'phase.area': 'computing the covered area',
  'phase.reach': 'computing the people in reach of each facility', 'phase.zones': 'assigning to zones', 'phase.siting': 'choosing sites', 'phase.gaps': 'computing gaps', 'phase.figures': 'computing the figures',
  'phase.write': 'writing the results', 'phase.generate': 'generating the sample province',

  'state.queued': 'queued', 'state.running': 'running', 'state.done': 'done', 'state.failed': 'failed', 'state.cancelled': 'cancelled',

  'role.zones': 'administrative divisions', 'role.townships': 'townships (sub-districts)', 'role.facilities': 'public service facilities', 'role.population': 'population',
  'role.otherPopulation': 'second source of people', 'role.candidates': 'candidate sites', 'role.roads': 'road network', 'role.friction': 'friction surface', 'role.indicators': 'indicator table', 'role.matrix': 'travel matrix',
  'role.codeChanges': 'Code changes', 'role.tags': 'List of tagged units', 'role.areas': 'Areas of rules', 'role.neighbours': 'Neighbours', 'role.profiles': 'Standards profile',

  'check.counties-sum': 'counties add up to the totals', 'check.people-located': 'people inside and outside the counties are those of the input', 'check.parents-sum': 'upper units are the sums of their counties',
  'check.unreachable-counted': 'covered and uncovered people (unreachable ones among them) are all people', 'check.monotone-limit': 'a larger limit never covers less', 'check.monotone-types': 'all facilities cover no less than one type',
  'check.share-range': 'every share lies between 0 and 1', 'check.groups-within-persons': 'no group is larger than its people', 'check.supply-balance': 'people times accessibility add up to the supply used',
  'check.capacity-balance': 'people served are within capacity and within the people covered', 'check.models-partition': 'people the models agree and disagree on are all people', 'check.ribbon-order': 'lowest, base and highest share and the flips are consistent',
  'check.townships-sum': 'townships add up to their county', 'check.decomposition-sum': 'between and within groups add up to the whole', 'check.gap-list-sum': 'the gap list adds up to the people outside, and so do the causes', 'check.parts-sum': 'the parts add up to the whole',
  'ruleState.pass': 'met', 'ruleState.fail': 'not met', 'ruleState.not-applicable': 'not applicable', 'ruleState.no-data': 'not testable',
  'ruleReason.out-of-scope': 'out of its scope', 'ruleReason.encouraged-only': 'only encouraged: none is no failure', 'ruleReason.scope-unknown': 'the project has no tag or area of its scope', 'ruleReason.threshold-open': 'the document gives no threshold',
  'ruleReason.national-total': 'the threshold is a total of the nation', 'ruleReason.share-needed': 'the share of people wanted within the limit is not said', 'ruleReason.tolerance-needed': 'how near is near is not said', 'ruleReason.not-bound': 'no data of the project fit',
  'ruleReason.no-facilities-of-type': 'the project has no facilities of the type', 'ruleReason.attribute-missing': 'the facilities do not have the attribute', 'ruleReason.attribute-unknown': 'the attribute of some facilities is unknown', 'ruleReason.no-value': 'no value',
  'ruleReason.no-denominator': 'no denominator', 'ruleReason.no-units': 'the project has no units of the level', 'ruleReason.no-units-below': 'no units below', 'ruleReason.no-facilities-here': 'no facilities in the unit', 'ruleReason.too-few-facilities': 'fewer than two facilities',
  'ruleReason.no-coverage-rows': 'the coverage run does not have the unit', 'ruleReason.limit-differs': 'the coverage run has another limit than the rule', 'ruleReason.no-reference': 'nothing to compare with',
  'checks.passed': 'Checks passed: {count}', 'checks.failed': 'check failed: {check:check}[ ({place}: {left} against {right})][; {failed} of {compared}]', 'checks.colon': ': ',

  'severity.error': 'error', 'severity.question': 'question', 'severity.note': 'note',

  'model.radius': 'straight-line distance (radius)', 'model.network': 'road network', 'model.friction': 'terrain (friction surface)', 'model.matrix': 'matrix',
  'profile.car': 'car', 'profile.bicycle': 'bicycle', 'profile.foot': 'foot', 'profile.foot-slopes': 'on foot, slopes counted', 'profile.table': 'times of the road table', 'profile.lines': 'speeds of the road layer', 'profile.layers': 'speeds by land cover and roads', 'profile.slopes': 'speeds by land cover, roads and slope',
  'snap.nearest-edge': 'nearest road', 'snap.nearest-node': 'nearest node',
  'direction.to-facility': 'to the facility', 'direction.from-facility': 'from the facility',
  'gapState.met': 'met', 'gapState.near': 'near', 'gapState.below': 'below', 'gapState.missing': 'no data',
  'sitingStatus.optimal': 'optimal', 'sitingStatus.within-gap': 'within the allowed gap', 'sitingStatus.time-limit': 'time limit reached', 'sitingStatus.heuristic': 'heuristic', 'sitingStatus.infeasible': 'infeasible',
  'geometry.Point': 'points', 'geometry.MultiPoint': 'multipoints', 'geometry.LineString': 'lines', 'geometry.MultiLineString': 'multilines', 'geometry.Polygon': 'polygons', 'geometry.MultiPolygon': 'multipolygons',
  'method.greedy + interchange': 'greedy with interchange',
  'benchmark.national': 'national row', 'benchmark.weighted-mean': 'weighted mean', 'benchmark.mean': 'mean', 'facilityType.all': 'all',
  'reason.open-quote': 'a quote is not closed', 'reason.binary': 'the content is binary', 'reason.json': 'not valid JSON', 'reason.geojson': 'not valid GeoJSON', 'reason.topojson': 'not valid TopoJSON',
  'reason.xlsx': 'not a valid XLSX workbook', 'reason.dbf': 'not a valid DBF table', 'reason.footnote': 'footnote', 'reason.total': 'row of totals', 'reason.title': 'title above the table', 'reason.not-a-feature': 'not a feature', 'reason.units': 'row of units',
  'reason.shp': 'not a valid SHP file', 'reason.dbf-count': 'numbers of shapes and of records differ', 'reason.record': 'a record is damaged', 'reason.zip': 'the archive is damaged or cannot be used', 'reason.gpkg': 'not a valid GeoPackage', 'reason.xml': 'not valid XML',
  'reason.tiff': 'not a valid TIFF', 'reason.osm-pbf': 'not an OSM PBF file, or damaged', 'reason.open-ring': 'a ring is not closed', 'reason.few-vertices': 'too few vertices', 'reason.self-intersection': 'it crosses itself', 'reason.hole-outside': 'a hole lies outside its polygon',
  'reason.orlib': 'not a line of an OR-Library graph', 'matrixUnit.minutes': 'minutes', 'matrixUnit.meters': 'metres', 'matrixUnit.cost': 'a cost of its own',
  'reason.no-coordinates': 'no coordinates', 'reason.no-persons': 'no number of people', 'reason.no-new-code': 'no new code', 'reason.same-code': 'the code stays the same', 'reason.part-moved': 'only a part of the area changed hands', 'reason.other-pattern': 'the header does not fit the pattern', 'reason.not-indicator': 'no indicator of a long table', 'reason.not-georeferenced': 'it says nothing of its place on earth',
  'component.all': 'all parts are used', 'component.largest': 'only the largest part is used',

  'place.file': '{file}', 'place.row': 'row {row}', 'place.column': 'column “{column}”', 'place.separator': ', ', 'place.withParameter': '{place} ({parameter})', 'place.sentence': '{place}: {sentence}',

  'basis.line': 'Basis: {parts}', 'basis.separator': '; ', 'basis.listSeparator': ', ',
  'basis.synthetic': 'invented sample data',
  'basis.model': 'travel by {model:model}[ ({profile:profile})]',
  'basis.minutes': 'limit {minutes} min', 'basis.distance': 'distance {distances}', 'basis.cost': 'cost {limits}', 'basis.kilometres': '{value} km', 'basis.metres': '{value} m',
  'basis.speed': 'speed {value} km/h', 'basis.detour': 'detour factor {value}',
  'basis.snap': 'joined at the {snap:snap}', 'basis.access': 'access speed {value} km/h', 'basis.direction': 'direction {direction:direction}', 'basis.neighbours': '{value} neighbours', 'basis.scenario': 'scenario “{value}”',
  'basis.method': 'method {method:accessMethod}', 'basis.per': 'per {value} people', 'basis.decay.power': 'power decay (exponent {exponent}[, least cost {minimumCost}])', 'basis.decay.exponential': 'exponential decay (beta {beta})', 'basis.decay.gaussian': 'Gaussian decay (sigma {sigma})', 'basis.decay.steps': 'steps of decay (up to {limits}: weights {weights})',
  'accessMethod.nearest': 'nearest facility', 'accessMethod.cumulative': 'cumulative opportunities', 'accessMethod.gravity': 'gravity', 'accessMethod.2sfca': '2SFCA', 'accessMethod.e2sfca': 'E2SFCA', 'accessMethod.m2sfca': 'M2SFCA', 'accessMethod.3sfca': '3SFCA',
  'basis.denominator': 'denominator {value}', 'basis.year': 'year {value}', 'basis.yearUnknown': 'year not stated', 'basis.policy': 'after {document} ([{period}, ]{status:policyStatus})[, standards profile {profile}]', 'policyStatus.in-force': 'in force', 'policyStatus.superseded': 'superseded', 'policyStatus.draft': 'draft',
};

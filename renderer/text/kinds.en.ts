import type { kindsZh } from './kinds.zh.ts';

/** The kinds of analysis by name: what each asks, what stands there while it has no result, and what a job is called; English. */
export const kindsEn: Record<keyof typeof kindsZh, string> = {
  'group.access': 'Coverage and access', 'group.equity': 'Gaps and equity', 'group.siting': 'Siting',
  'group.access.question': 'Who is in reach, who is not', 'group.equity.question': 'Who falls behind, by how much, is it closing', 'group.siting.question': 'Where to build next', 'group.access.short': 'Access', 'group.equity.short': 'Equity', 'group.siting.short': 'Siting', 'group.label': 'Groups of analyses',

  'panel.tall': 'Enlarge the results', 'panel.usual': 'Results as usual',

  'kind.coverage': 'Coverage', 'kind.accessibility': 'Accessibility', 'kind.comparison': 'Models compared', 'kind.sensitivity': 'Sensitivity', 'kind.od': 'Trip table',
  'kind.overview': 'One page', 'kind.gaps': 'Gaps', 'kind.disparity': 'Three gaps', 'kind.rules': 'Standards', 'kind.equity': 'Inequality', 'kind.moran': 'Clusters', 'kind.convergence': 'Convergence', 'kind.progress': 'Progress', 'kind.composite': 'Index', 'kind.siting': 'Siting',

  'kind.coverage.question': 'Who is inside the circle, who is not', 'kind.accessibility.question': 'How far it is, and how much there is a head', 'kind.comparison.question': 'Where the models disagree', 'kind.sensitivity.question': 'How much the result can bear', 'kind.od.question': 'Who goes where, in what time',
  'kind.overview.question': 'A row per county: indicators, coverage, people, why', 'kind.gaps.question': 'Which counties fall short, by how much', 'kind.disparity.question': 'Town and country, regions, groups', 'kind.rules.question': 'Which standard is not met, and where', 'kind.equity.question': 'How unequal the counties are', 'kind.moran.question': 'Do high and low lie together, where', 'kind.convergence.question': 'Is the gap closing or widening', 'kind.progress.question': 'Will the target be met in time', 'kind.composite.question': 'Several indicators, one ranking', 'kind.siting.question': 'Where the next facilities go',

  'kind.coverage.none': 'No coverage result yet: run “Coverage” on the left.', 'kind.accessibility.none': 'No accessibility result yet: run “Accessibility” on the left.', 'kind.comparison.none': 'No comparison yet: run “Models compared” on the left.', 'kind.sensitivity.none': 'No sensitivity result yet: run “Sensitivity” on the left.', 'kind.od.none': 'No trip table yet: run “Trip table” on the left.',
  'kind.overview.none': 'No overview yet: with a gap or coverage result at hand, run “One page” on the left.', 'kind.gaps.none': 'No gap result yet: run “Gaps” on the left.', 'kind.disparity.none': 'Nothing on town and country, regions or groups yet: run “Three gaps” on the left.', 'kind.rules.none': 'No standards checked yet: run “Standards” on the left.', 'kind.equity.none': 'No measure of inequality yet: run “Inequality” on the left.', 'kind.moran.none': 'No clusters yet: run “Clusters” on the left.', 'kind.convergence.none': 'No convergence result yet: run “Convergence” on the left; the indicators need at least two years.', 'kind.progress.none': 'No progress result yet: run “Progress” on the left.', 'kind.composite.none': 'No index yet: run “Index” on the left.', 'kind.siting.none': 'No siting result yet: run “Siting” on the left.',

  'job.sample': 'Making the sample province', 'job.import': 'Importing', 'job.other': 'Computing',
  'job.coverage': 'Computing coverage', 'job.accessibility': 'Computing accessibility', 'job.comparison': 'Comparing models', 'job.sensitivity': 'Testing sensitivity', 'job.od': 'Computing the trip table',
  'job.overview': 'Making the one page', 'job.gaps': 'Computing gaps', 'job.disparity': 'Computing the three gaps', 'job.rules': 'Checking standards', 'job.equity': 'Computing inequality', 'job.moran': 'Computing clusters', 'job.convergence': 'Computing convergence', 'job.progress': 'Computing progress', 'job.composite': 'Computing the index', 'job.siting': 'Computing siting',
  'job.cancel': 'Cancel', 'job.starting': 'Starting…', 'job.queued': 'Queued', 'job.left': 'about {time} left',
};

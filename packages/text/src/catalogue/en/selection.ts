import type { selection as source } from '../de/selection.ts';

export const selection = {
  'announce.explained': 'Explained in the right-hand panel.',
  'selection.people': 'People behind it',
  'selection.peopleBehind': 'See the people behind it',
  'selection.nobody': 'Nobody.',
  'selection.personMeta': '{events, plural, one {one event} other {# events}} · {last}',
  'selection.allPeople': 'See all {people, number}',
  'selection.fates': 'What became of them',
  'selection.fatesN': 'of {journeys, plural, one {one journey} other {# journeys}}',
  'selection.flowGroup': 'Ribbons and losses',
  'selection.explainLeft': 'Who leaves here, and when?',
  'selection.explainRibbon': 'The way to “{next}”',

  'fate.short.on': 'went on',
  'fate.short.left': 'left',
  'fate.short.elsewhere': 'elsewhere',
  'fate.ribbon.on': 'On to the next step',
  'fate.ribbon.arrived': 'Arrived at B without it',
  'fate.ribbon.left': 'Left',
  'fate.ribbon.open': 'Still under way',
  'fate.ribbon.elsewhere': 'Elsewhere',
  'fate.phase.on': 'On to a later phase',
  'fate.phase.arrived': 'Arrived at B',
  'fate.phase.left': 'Left',
  'fate.phase.open': 'Still in this phase',
  'fate.phase.elsewhere': 'Back or beside',
  'fate.step.on': 'On',
  'fate.step.arrived': 'Arrived at B',
  'fate.step.left': 'Left',
  'fate.step.open': 'Still under way',
  'fate.step.elsewhere': 'To other steps',

  'ribbon.label': 'Way from “{step}” to “{next}”',
  'ribbon.title': '{step} → {next}',
  'ribbon.meta': 'Way from one step to the next, whatever lies between',
  'ribbon.on':
    'Of <b>{came, plural, one {one journey} other {# journeys}}</b> with “{step}”, {journeys, plural, =0 {none comes} one {one comes} other {# come}} to “{next}” afterwards: <b>{share}</b>.',
  'ribbon.time': 'That takes <b>{median}</b> in the median.',
  'ribbon.left':
    '<b>{journeys, plural, one {One journey} other {# journeys}}</b> ({share}) {journeys, plural, one {ends} other {end}} at “{step}”.',
  'ribbon.leftAfter':
    '<b>{journeys, plural, one {One journey} other {# journeys}}</b> ({share}) {journeys, plural, one {ends} other {end}} at “{step}”, in the median <b>{median}</b> after {journeys, plural, one {its} other {their}} beginning.',
  'ribbon.timeTitle': 'Time to the next step',

  'left.label': 'Loss after “{step}”: {journeys, plural, one {one journey} other {# journeys}}',
  'left.title': 'Loss after “{step}”',
  'left.meta': 'Journeys that end here although they should go on',
  'left.share':
    '<b>{journeys, plural, =0 {No journey ends} one {One journey ends} other {# journeys end}}</b> here ({people, plural, one {one person} other {# people}}): <b>{share}</b> of the {came, plural, one {one that comes} other {# that come}} this far.',
  'left.ofAll': 'That is <b>{share}</b> of all losses on this map.',
  'left.after': 'Until then they had travelled for <b>{median}</b> in the median.',
  'left.timeTitle': 'Under way until they leave',

  'phase.meta': 'Phase {place, number} of {total, number} · {steps, plural, one {one step} other {# steps}}',
  'phase.all': 'all',
  'phase.came':
    '<b>{people, plural, =0 {Nobody} one {One person} other {# people}}</b>, which is <b>{share}</b> of {total, number}, {people, plural, =0 {comes} one {comes} other {come}} into this phase.',
  'phase.on': '<b>{share}</b> of the journeys go on in a later phase, <b>{left}</b> end in this one.',
  'phase.stay': 'From the first to the last step in it takes <b>{median}</b> in the median.',
  'phase.stayTitle': 'Time in the phase',
  'phase.onwardTitle': 'Time to the next phase',

  'figurePanel.none': 'Nothing has been measured for this yet.',
  'figurePanel.before': 'In the period before it was <b>{value}</b>.',
  'figurePanel.group.all': 'all',
  'figurePanel.group.arrived': 'arrived',
  'figurePanel.group.open': 'still under way',
  'figurePanel.group.deviating': 'deviate',
  'figurePanel.group.answered': 'answered',
  'figurePanel.people.meta': 'Who began a journey in the period',
  'figurePanel.people.text':
    '<b>{people, plural, =0 {Nobody} one {One person} other {# people}}</b> began {journeys, plural, =0 {a journey} one {one journey} other {<b>#</b> journeys in all}} in the period.',
  'figurePanel.people.before': 'In the stretch of the same length before it was <b>{people, number}</b>.',
  'figurePanel.people.how':
    'A journey begins with decision A (where no event stands for it: with the first step) and ends at B, or when someone has been silent for longer than the map is patient.',
  'figurePanel.reachedB.meta': 'Share of journeys that end at decision B',
  'figurePanel.reachedB.text':
    '<b>{share}</b> of <b>{n, plural, one {one journey} other {# journeys}}</b> end at “{decision}”.',
  'figurePanel.reachedB.interval': 'With 95% confidence the share lies between {low} and {high}.',
  'figurePanel.reachedB.how': 'Journeys still under way are counted, so the share may yet rise. Interval after Wilson.',
  'figurePanel.fit.meta': 'How far real journeys follow the plan',
  'figurePanel.fit.text':
    'On average journeys follow the plan to <b>{share}</b>, on <b>{variants, plural, one {one way} other {# different ways}}</b>.',
  'figurePanel.fit.how':
    '100% means: every step in the planned order, none too many, none too few. For each journey the missing and the unplanned steps are counted.',
  'figurePanel.fit.worst': 'The most frequent deviations',
  'figurePanel.fit.between': 'Unplanned in between',
  'figurePanel.fit.at': '{step}: {deviation}',
  'figurePanel.gap.meta': 'What people experienced, against what they expect',
  'figurePanel.gap.below':
    'On average over all expectations the experience stays <b>{gap} points</b> below (95%: {low} to {high}).',
  'figurePanel.gap.above':
    'On average over all expectations the experience lies <b>{gap} points</b> above (95%: {low} to {high}).',
  'figurePanel.gap.even':
    'On average over all expectations the gap is <b>{gap} points</b> and cannot be told from zero (95%: {low} to {high}).',
  'figurePanel.gap.how':
    'Experience minus expectation, on the scale from 1 to 5; each expectation counts the same. Who stayed farthest below comes first in the list.',
  'figurePanel.gap.aspects': 'Every expectation',
  'figurePanel.gap.aspect': '{aspect} · {step}',
  'figurePanel.duration.meta': 'From the first touch to decision B',
  'figurePanel.duration.text':
    'Half of the <b>{n, plural, one {one journey} other {# journeys}}</b> that arrived took <b>{median}</b> at most, nine in ten <b>{p90}</b> at most.',
  'figurePanel.duration.how': 'Only journeys that have arrived; those still under way tend to take longer.',
  'figurePanel.duration.title': 'Duration',
  'figurePanel.open.meta': 'Journeys that have neither arrived nor been left',
  'figurePanel.open.text':
    '<b>{open, plural, =0 {No journey is} one {One journey is} other {# journeys are}}</b> still under way ({share}).',
  'figurePanel.open.how': 'Their last touch is more recent than the map is patient.',

  'choice.all': 'People on the map “{map}”',
  'choice.arrived': 'People who arrived at B on the map “{map}”',
  'choice.open': 'People still under way on the map “{map}”',
  'choice.deviating': 'People whose journey deviates from the map “{map}”',
  'choice.answered': 'People who answered about expectations of the map “{map}”, the least satisfied first',
  'choice.step': 'People at the step “{step}” of the map “{map}”',
  'choice.left': 'People whose journey on the map “{map}” breaks off after “{step}”',
  'choice.phase': 'People in the phase “{phase}” of the map “{map}”',
  'choice.phase.on': 'People who go on after the phase “{phase}” of the map “{map}”',
  'choice.phase.left': 'People whose journey on the map “{map}” ends in the phase “{phase}”',
  'choice.phase.elsewhere': 'People who go back or beside from the phase “{phase}” of the map “{map}”',
  'choice.ribbon.on': 'People who go from “{step}” to “{next}” on the map “{map}”',
  'choice.ribbon.left': 'People who leave at “{step}” without coming to “{next}” on the map “{map}”',
  'choice.ribbon.elsewhere': 'People who go elsewhere from “{step}” than to “{next}” on the map “{map}”',
  'choice.missing': 'People who lack the step “{step}” of the map “{map}”',
  'choice.irregular': 'People who take the step “{step}” of the map “{map}” too early or too late',
  'choice.adHoc': 'People who take the step “{step}” of the map “{map}” unplanned',
  'choice.repeated': 'People who take the step “{step}” of the map “{map}” more than once',
  'choice.failed': 'People for whom the step “{step}” of the map “{map}” fails',
  'choice.unplanned': 'People with “{event}” between the steps of the map “{map}”',
  'choice.unplannedAfter': 'People with “{event}” after the step “{step}” of the map “{map}”',
  'choice.who': 'Only who: {conditions}',
} as const satisfies Record<keyof typeof source, string>;

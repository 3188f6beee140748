/** Two periods that come with the product: the one of 2014, and one to practise on. Codes after the final report of 2014. */
import { revisionNow } from '../plan/plans.ts'
import { afterTheVisit } from './after-the-visit.ts'
import type { Code, Period } from './period.ts'

const code = (id: string, sv: string, en: string, ar: string, nationalOnly = false): Code => ({
  id,
  names: { sv, en, ar },
  nationalOnly,
})

const reasons: readonly Code[] = [
  code('anxiety', 'Oro eller ångest', 'Anxiety or worry', 'القلق'),
  code('low-mood', 'Nedstämdhet eller depression', 'Low mood or depression', 'انخفاض المزاج أو الاكتئاب'),
  code('aggressiveness', 'Aggressivitet', 'Aggressiveness', 'العدوانية'),
  code(
    'concentration',
    'Koncentrationssvårigheter eller överaktivitet',
    'Concentration difficulties or overactivity',
    'صعوبات التركيز أو فرط النشاط',
  ),
  code('school', 'Skolrelaterat', 'School-related', 'أمور متعلقة بالمدرسة'),
  code('family', 'Familjerelaterat', 'Family-related', 'أمور متعلقة بالأسرة'),
  code('relationships', 'Relationsrelaterat', 'Relationship-related', 'أمور متعلقة بالعلاقات'),
  code('self-harm', 'Självskadebeteende', 'Self-harm', 'إيذاء النفس', true),
  code('other', 'Annat', 'Other', 'أخرى'),
]

const interventions: readonly Code[] = [
  code(
    'talks-young',
    'Stödsamtal med barnet eller den unga',
    'Supportive talks, child or young person',
    'محادثات داعمة مع الطفل أو الشاب',
  ),
  code('talks-parent', 'Stödsamtal med förälder', 'Supportive talks, parent', 'محادثات داعمة مع أحد الوالدين'),
  code('talks-family', 'Stödsamtal med familjen', 'Supportive talks, family', 'محادثات داعمة مع الأسرة'),
  code('assessment', 'Kartläggning eller utredning', 'Assessment or investigation', 'تقييم أو تحقيق'),
  code('other', 'Annat', 'Other', 'أخرى'),
]

const professions: readonly Code[] = [
  code('social-worker', 'Socionom eller kurator', 'Social worker or counsellor', 'أخصائي اجتماعي أو مرشد'),
  code('psychologist', 'Psykolog', 'Psychologist', 'أخصائي نفسي'),
  code('nurse', 'Sjuksköterska', 'Nurse', 'ممرض'),
  code('physician', 'Läkare', 'Physician', 'طبيب'),
  code('special-needs-teacher', 'Specialpedagog', 'Special-needs teacher', 'معلم التربية الخاصة'),
  code('other', 'Annan', 'Other', 'أخرى'),
]

const measure = (id: string): Period['measures'][number] => ({
  id,
  revision: revisionNow(id),
  timePoints: ['first', 'last'],
})

const common = {
  format: 'mattstock-period-1',
  window: { opens: 30, closes: 90, second: 180 },
  plan: 'plan-1',
  measures: ['sdq-self', 'sdq-parent', 'core-om', 'cgas'].map(measure),
  reasons: [...reasons],
  interventions: [...interventions],
  professions: [...professions],
} as const satisfies Partial<Period>

/** The final round of Psynk, 1 March–30 September 2014. */
export const period2014: Period = {
  ...common,
  id: 'forsta-linjen-2014',
  names: {
    sv: 'Första linjen, mars–september 2014',
    en: 'First line, March–September 2014',
    ar: 'الخط الأول، مارس–سبتمبر 2014',
  },
  first: '2014-03-01',
  last: '2014-09-30',
  kind: 'live',
}

/** The same period by the second plan, which counts the young persons' own goals too. */
export const countingGoals = (of: Period): Period => ({
  ...of,
  plan: 'plan-2',
  measures: [...of.measures, measure('goals')],
})

/** A period for practice: the same codes and measures on days that suit the day it is tried, and a questionnaire as data. */
export function practicePeriod(first: string, last: string): Period {
  return countingGoals({
    ...common,
    id: 'ovning',
    names: { sv: 'Övningsperiod', en: 'Practice period', ar: 'فترة تدريب' },
    first,
    last,
    kind: 'rehearsal',
    questionnaires: [{ instrument: afterTheVisit, counted: ['first'] }],
  })
}

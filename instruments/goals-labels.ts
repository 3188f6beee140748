/** What the goals are called by those who read figures of many. No instrument, so they stand in no instrument's folder. */
import { GOALS_FORM } from './goals.ts'
import type { TrainingLanguage } from './model/instrument.ts'
import { type LabelTexts, labelTexts } from './model/labels.ts'

const words = {
  sv: { name: 'Egna mål', form: 'Målen', progress: 'Framsteg' },
  en: { name: 'Own goals', form: 'The goals', progress: 'Progress' },
  ar: { name: 'الأهداف الشخصية', form: 'الأهداف', progress: 'التقدم' },
} as const satisfies Record<TrainingLanguage, object>

export function goalLabels(language: TrainingLanguage): LabelTexts {
  const { name, form, progress } = words[language]
  return labelTexts(GOALS_FORM, { name, forms: { [GOALS_FORM]: form }, scales: { progress }, bands: {}, norms: {} })
}

/** CORE-10 in Arabic: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'CORE-10',
  scales: {
    mean: 'المتوسط',
    clinical: 'الدرجة السريرية',
  },
  bands: {
    healthy: 'ضيق قليل أو معدوم',
    low: 'ضيق منخفض',
    mild: 'ضيق خفيف',
    moderate: 'ضيق متوسط',
    'moderate-severe': 'ضيق متوسط إلى شديد',
    severe: 'ضيق شديد',
    'below the cut-off': 'دون الحد',
    'at or past the cut-off': 'عند الحد أو بعده',
  },
  norms: {
    'core-10-distress': {
      title: 'CORE-10، الضيق العام',
      population: 'الرعاية الأولية وعموم السكان، المملكة المتحدة',
    },
    'core-10-depression': {
      title: 'CORE-10، الاكتئاب',
      population: 'الرعاية الأولية وعموم السكان، المملكة المتحدة',
    },
  },
  limits: 'المستويات بريطانية، لعمر 17 فأكثر، وقُرئت نقلاً عن غيرها.',
}

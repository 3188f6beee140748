/** My Ordinary Week in Arabic: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'أسبوعي المعتاد',
  forms: {
    'ordinary-week': 'أسبوعي المعتاد',
  },
  scales: {
    strain: 'الضغط',
    body: 'النوم والطعام',
  },
  bands: {
    usual: 'كالمعتاد',
    raised: 'مرتفع',
    high: 'مرتفع',
  },
  norms: {
    'ordinary-week-testland': {
      title: 'أرض الاختبار (مختلقة)',
      population: 'شباب في أرض الاختبار، العدد = 400',
    },
  },
}

/** YP-CORE in Arabic: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'YP-CORE',
  scales: {
    mean: 'المتوسط',
    clinical: 'الدرجة السريرية',
  },
  bands: {
    'below the cut-off': 'دون الحد',
    'at or past the cut-off': 'عند الحد أو بعده',
  },
  norms: {
    'yp-core-twigg-2016': {
      title: 'YP-CORE، Twigg 2016',
      population: 'يافعون 11–16 سنة، المملكة المتحدة',
    },
    'yp-core-blackshaw': {
      title: 'YP-CORE، Blackshaw',
      population: 'يافعون بعمر 11–16 سنة، المعتمد في حزمة R لصاحب الحقوق منذ 2024',
    },
  },
}

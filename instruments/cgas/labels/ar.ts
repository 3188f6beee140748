/** C-GAS in Arabic: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'C-GAS',
  scales: {
    score: 'الأداء',
  },
  bands: {
    'definite case': 'حالة مؤكدة',
    'probable case': 'حالة محتملة',
    'probable non-case': 'ليست حالة على الأرجح',
    'below usual functioning': 'دون الأداء المعتاد',
    'usual functioning': 'أداء معتاد',
    '1–10': 'يحتاج إلى إشراف دائم',
    '11–20': 'يحتاج إلى إشراف كبير',
    '21–30': 'عجز في جميع المجالات تقريباً',
    '31–40': 'صعوبات كبيرة في عدة مجالات، وعجز في أحدها',
    '41–50': 'صعوبات واضحة في معظم المجالات، أو شديدة في مجال واحد',
    '51–60': 'متفاوت: صعوبات بين حين وآخر في عدة مجالات',
    '61–70': 'بعض الصعوبة في مجال واحد، جيد فيما عدا ذلك',
    '71–80': 'صعوبة بسيطة على الأكثر، ردّ فعل على أحداث',
    '81–90': 'أداء جيد في كل المجالات؛ هموم يومية عابرة',
    '91–100': 'أداء ممتاز في كل مكان',
  },
  norms: {
    'cgas-bird-1990': {
      title: 'C-GAS، Bird 1990',
      population: 'أطفال 4–16 سنة في بورتوريكو',
    },
    'cgas-shaffer-1983': {
      title: 'C-GAS، المؤلفون الأصليون',
      population: 'كما وُضع المقياس، الولايات المتحدة',
    },
    'cgas-bands': {
      title: 'C-GAS، المستويات العشرة',
      population: 'المقياس نفسه',
    },
    'cgas-change': {
      title: 'C-GAS، تغيّر موثوق محسوب',
      population: 'مقيّم واحد، مرتين',
    },
  },
  about: 'الأعلى أفضل، أدنى مستوى في الشهر الأخير',
}

/** SDQ in Arabic: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'SDQ',
  forms: {
    'sdq-p2-4-followup': 'SDQ P2-4 متابعة',
    'sdq-t2-4-followup': 'SDQ T2-4 متابعة',
    'sdq-p4-17-followup': 'SDQ P4-17 متابعة',
    'sdq-t4-17-followup': 'SDQ T4-17 متابعة',
    'sdq-s11-17-followup': 'SDQ S11-17 متابعة',
  },
  scales: {
    emotional: 'المشاعر',
    conduct: 'السلوك',
    hyperactivity: 'فرط النشاط والانتباه',
    peer: 'الأقران',
    prosocial: 'السلوك الاجتماعي الإيجابي',
    total: 'مجموع الصعوبات',
    internalising: 'صعوبات داخلية',
    externalising: 'صعوبات خارجية',
    impact: 'الأثر في الحياة اليومية',
  },
  bands: {
    normal: 'ضمن المعتاد',
    borderline: 'منطقة حدودية',
    abnormal: 'خارج المعتاد',
    'close to average': 'قريب من المتوسط',
    'slightly raised': 'مرتفع قليلاً',
    high: 'مرتفع',
    'very high': 'مرتفع جداً',
    'very low': 'منخفض جداً',
    low: 'منخفض',
    'slightly lowered': 'منخفض قليلاً',
    'below 90th percentile': 'دون المئين 90',
    '90th percentile or above': 'عند المئين 90 أو فوقه',
    '10th percentile or below': 'عند المئين 10 أو دونه',
    'above 10th percentile': 'فوق المئين 10',
  },
  norms: {
    'sdq-three-band': {
      title: 'SDQ، ثلاثة مستويات',
      population: 'أطفال ويافعون في المملكة المتحدة',
    },
    'sdq-four-band': {
      title: 'SDQ، أربعة مستويات',
      population: 'أطفال ويافعون في المملكة المتحدة',
    },
    'sdq-four-band-2-4': {
      title: 'SDQ 2–4، أربعة مستويات',
      population: 'أطفال 2–4 سنوات في المملكة المتحدة، بتقييم الوالدين',
    },
    'sdq-se-preschool-2017': {
      title: 'SDQ، معلمو الروضة في السويد',
      population: 'أطفال 1–5 سنوات في السويد، معلمو الروضة، ن = 815',
    },
    'sdq-se-2020': {
      title: 'SDQ، السويد',
      population:
        'أطفال بعمر 4 و5 سنوات في السويد، بتقييم الوالدين، المقاييس الفرعية فقط، كما أُعيد نشرها في دراسة نرويجية',
    },
    'sdq-no-2023': {
      title: 'SDQ، النرويج',
      population: 'أطفال بعمر 4 و6 سنوات في أغدر بالنرويج، بتقييم الوالدين، ن = 665',
    },
    'sdq-dk-5-7': {
      title: 'SDQ، الدانمرك',
      population: 'أطفال بعمر 5–7 سنوات في الدانمرك، بتقييم الوالدين، كما أُعيد نشرها 2023',
    },
    'sdq-nl-3-14': {
      title: 'SDQ المجموع، هولندا',
      population: 'أطفال بعمر 3–14 سنة في هولندا، بتقييم الوالدين، المجموع فقط، ن = 3384',
    },
    'sdq-nl-12-17': {
      title: 'SDQ المتوسطات، هولندا',
      population: 'يافعون بعمر 12–17 سنة في هولندا، 993 يافعاً و736 من الوالدين',
    },
    'sdq-change-parent': {
      title: 'SDQ المجموع، حدّ محسوب للتغيّر',
      population: '66 مريضاً نفسياً في العيادات الخارجية (SD) وأطفال هولنديون 12–14 سنة (ألفا): عينتان',
    },
    'sdq-change-self': {
      title: 'SDQ المجموع، حدّ محسوب للتغيّر',
      population: 'فتيان نرويجيون (SD) وعينة أخرى (ألفا): عينتان',
    },
    'sdq-change-teacher': {
      title: 'SDQ المجموع، حدّ محسوب للتغيّر',
      population: 'عينات هولندية (SD وألفا)',
    },
  },
  limits: 'الحدود بريطانية وقُرئت نقلاً عن غيرها.',
  british:
    'الحدود البريطانية لا تلتقط كثيراً من أطفال بلدان الشمال الأوروبي: من بين 665 طفلاً نرويجياً بعمر 4 و6 سنوات كان مجموع 25 طفلاً خارج المعتاد بالحدود البريطانية، و54–79 طفلاً بحدود تلك البلدان أو بحدود مأخوذة من الأطفال أنفسهم. قيمة ضمن المعتاد في المملكة المتحدة قد تكون هنا ضمن العُشر الأبعد عن المعتاد.',
}

/** CORE-OM in Arabic: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'CORE-OM',
  scales: {
    wellbeing: 'العافية',
    problems: 'المشكلات',
    functioning: 'الأداء',
    risk: 'أسئلة الخطر',
    nonrisk: 'الكل ما عدا أسئلة الخطر',
    all: 'كل الأسئلة',
    clinical: 'الدرجة السريرية',
  },
  bands: {
    'below the cut-off': 'دون الحد',
    'at or past the cut-off': 'عند الحد أو بعده',
    'little distress': 'ضيق قليل',
    'border zone': 'منطقة حدودية، اقرأ بحذر',
    'much distress': 'ضيق كبير نسبياً',
    'grey zone': 'منطقة رمادية',
    healthy: 'ضيق قليل أو معدوم',
    low: 'ضيق منخفض',
    mild: 'ضيق خفيف',
    moderate: 'ضيق متوسط',
    'moderate-severe': 'ضيق متوسط إلى شديد',
    severe: 'ضيق شديد',
  },
  norms: {
    'core-om-corewebb': {
      title: 'CORE-OM، corewebb',
      population: 'دليل سويدي لعيادات اليافعين',
    },
    'core-om-uk-2002': {
      title: 'CORE-OM، المملكة المتحدة 2002',
      population: 'عينات سريرية وغير سريرية من البالغين، المملكة المتحدة',
    },
    'core-om-uk-2007': {
      title: 'CORE-OM، المملكة المتحدة 2007',
      population: 'عموم السكان البالغين، المملكة المتحدة',
    },
    'core-om-se-2013': {
      title: 'CORE-OM، السويد 2013',
      population: 'عينات سريرية وغير سريرية من البالغين، السويد',
    },
    'core-om-severity': {
      title: 'CORE-OM، درجات الشدة',
      population: 'درجات الدرجة السريرية',
    },
    'core-om-change': {
      title: 'CORE-OM، 5 نقاط',
      population: 'المصدر لا يذكر مَن',
    },
  },
  limits: 'المستويات غير موثّقة.',
}

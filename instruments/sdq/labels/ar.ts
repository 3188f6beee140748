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
      population: 'أطفال ويافعون في بريطانيا',
    },
    'sdq-four-band': {
      title: 'SDQ، أربعة مستويات',
      population: 'أطفال ويافعون في بريطانيا',
    },
    'sdq-four-band-2-4': {
      title: 'SDQ 2–4، أربعة مستويات',
      population: 'أطفال 2–4 سنوات في بريطانيا، بتقييم الوالدين',
    },
    'sdq-se-preschool-2017': {
      title: 'SDQ، معلمو الروضة في السويد',
      population: 'أطفال 1–5 سنوات في السويد، معلمو الروضة، ن = 815',
    },
    'sdq-change': {
      title: 'SDQ المجموع، تغيّر موثوق محسوب',
      population: 'آباء ومعلمون هولنديون، ويافعون سويديون وهولنديون',
    },
  },
}

/** Practice text for C-GAS in Arabic: what is set, in our own words. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  score: 'كيف تدبر الطفل حياته اليومية؟ ضع رقماً من 1 إلى 100. الأعلى أفضل.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'ar', {
    instruction: 'اختر درجة أولاً. ثم ضع رقماً داخلها.',
    period: 'الشهر الأخير، في أثقل أوقاته',
    options: {},
    answeredBy: () => null,
    items,
  })

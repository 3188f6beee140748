/** Practice texts for YP-CORE in Arabic: sentences of our own on the same topics. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  i1: 'كان جسمي مشدوداً كالوتر.',
  i2: 'ابتعدت عن الآخرين لأنني لم أقدر على لقائهم.',
  i3: 'سار شيء على غير ما يرام وتدبرته.',
  i4: 'ظهرت لي صورة وأنا أؤذي نفسي.',
  i5: 'كان هناك شخص أستطيع أن أحكي له كيف حالي.',
  i6: 'تشاجرت الأفكار والمشاعر ولم تترك لي هدوءاً.',
  i7: 'كبرت همومي فوق طاقتي.',
  i8: 'كان ليلي قصيراً.',
  i9: 'لم يرفع شيء مزاجي.',
  i10: 'تحقق شيء من خططي.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'ar', {
    instruction: 'اقرأ كل جملة. اختر كم مرة كان الأمر هكذا. يمكنك أن تتخطى أي سؤال.',
    period: 'الأيام السبعة الأخيرة',
    options: { often: ['لم يحدث', 'مرة واحدة', 'بضع مرات', 'مرات كثيرة', 'تقريباً طوال الوقت'] },
    answeredBy: () => 'often',
    items,
  })

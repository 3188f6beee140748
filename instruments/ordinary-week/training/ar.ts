/** My ordinary week in Arabic. Invented, free to print. */
import type { Form } from '../../model/definition.ts'
import { trainingPackOf } from '../../model/training.ts'

const items = {
  slept: 'نمت جيداً.',
  worried: 'قلقت.',
  ate: 'أكلت بشهية.',
  cried: 'بكيت.',
  played: 'فعلت شيئاً ممتعاً.',
}

export const packFor = (form: Form) =>
  trainingPackOf(form, 'ar', {
    instruction: 'اقرأ كل جملة. اختر كم مرة كان الأمر هكذا. يمكنك أن تتخطى أي سؤال.',
    period: 'الأسبوع الأخير',
    options: { often: ['لم يحدث', 'نادراً', 'أحياناً', 'غالباً', 'دائماً'] },
    answeredBy: () => 'often',
    items,
  })

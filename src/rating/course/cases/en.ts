/** The cases in English. Invented by the project and not tried by experts; no real children. */
import type { CaseTexts } from '../references.ts'

export const en: CaseTexts = {
  c01: {
    title: 'Alva, 9, student health',
    text: [
      'Alva’s parents moved apart six weeks ago. Her teacher asked the counsellor to talk with her. Alva lives every other week with each of them and finds the changes hard. On two evenings in the last month she cried and had trouble falling asleep, and once she snapped at her little brother so that he was hurt.',
      'At school she keeps up as before. The teacher notices that she sometimes sits thinking of other things, but she comes back when asked. She plays with her two best friends every break and goes swimming as usual.',
    ],
    why: 'The difficulties are slight, have a clear cause and hardly disturb everyday life: school, friends and free time are as before. What draws it down from the 80s is the sleep and worry at home, which are more than everyday concerns but come and go.',
  },
  c02: {
    title: 'Elias, 15, counselling at the health centre',
    text: [
      'Elias comes on his own. Since the autumn he has been low for about half the week. On those days he does not answer messages, stays in his room and eats dinner alone. On other days he joins in as usual, jokes with his sister and plays with his friends.',
      'He goes to school nearly every day, but has missed four hand-ins in the last month and may fail two subjects. He has left floorball, partly because he could not cope with the coach. No thoughts of hurting himself. His parents say that it "goes in waves".',
    ],
    why: 'The difficulties come and go but show in several areas: school work, free time, family life. He is not constantly held back in any of them. This uneven pattern belongs in 51–60. The good days do not raise it: the rating is of the lowest level in the month.',
  },
  c03: {
    title: 'Noor, 6, preschool class',
    text: [
      'Noor cries when she is left at preschool class most mornings, clings on and needs one particular adult to receive her. After half an hour it has passed. During the day she takes part, puts up her hand and plays with several children.',
      'At home she is cheerful and talkative. She sleeps in her own bed but wants the door open. She stays overnight at her grandmother’s without trouble. Her parents have had to change their working hours for the mornings.',
    ],
    why: 'The difficulty is real but lies in one area, parting in the morning. Otherwise she does well. That is 61–70. That the family has had to adapt shows that it is not trivial, but it does not make more areas impaired.',
  },
  c04: {
    title: 'Melker, 13, student health',
    text: [
      'Melker has not been in the classroom for five weeks. Three times he has sat in the car outside the school but not gone in. His mentor sends work home, which he does not open.',
      'At home the mood is good as long as school is not mentioned. He cooks with his father, eats and sleeps as he should. Every day after three he plays with two old classmates, and one of them comes round at the weekend. He goes to the chess club on Wednesdays.',
    ],
    why: 'In one area he does not function at all: school. The others go well. Severe impairment in one area belongs in 41–50 even if the rest is good. A common trap is to take the average of school and home and end at 60.',
  },
  c05: {
    title: 'Tindra, 17, youth clinic',
    text: [
      'Tindra comes to talk about a break-up three weeks ago. In the first week she cried a lot and slept badly for a couple of nights. Now she thinks of it in the evenings but can let it go.',
      'She is in her last year of the care programme, is there every day and works every other Saturday. She has talked with two friends and her mother, and has booked a trip with her friends for the summer. She wonders whether it is normal still to be sad.',
    ],
    why: 'She does well in all areas. The sadness is an everyday reaction that is passing. That is 81–90, and no higher since she has had a couple of weeks with a noticeable but passing effect.',
  },
  c06: {
    title: 'Ibrahim, 4, child health centre',
    text: [
      'The preschool has asked the parents to seek help. Ibrahim pushes or bites other children a couple of times a week, mostly when he has to share or when the game changes. In between he plays, laughs and enjoys story time. Two children have begun to avoid him.',
      'At home the evenings are hard: about every other evening there is a half-hour outburst over brushing teeth and going to bed. He eats well, and sleeps once he is asleep. At his grandparents’ it mostly goes well. He speaks in whole sentences and understands what is said.',
    ],
    why: 'Difficulties now and then in several areas, at preschool, with other children and at home, with good times in between. Single outbursts are common at this age, but here they are frequent enough to affect the other children. That is 51–60.',
  },
  c07: {
    title: 'Signe, 11, health check',
    text: [
      'Signe comes to the school nurse for the usual health check. She tells gladly of the dog, of the scouts, and that she is nervous about the maths test but has studied with a friend. She likes her class and has somebody to be with every break.',
      'The teacher describes her as confident and helpful. At home she looks after the dog and sometimes fights with her big brother over the computer. They make up the same evening.',
    ],
    why: 'She does very well everywhere, has interests and is well liked. The nerves before the test and the fights over the computer are everyday life. 91–100. Nobody needs a 100 to be well.',
  },
  c08: {
    title: 'Wilma, 16, youth clinic',
    text: [
      'Wilma has been at home from upper secondary school for two months. Her days and nights are turned round, she showers once a week when her mother reminds her and eats mostly at night. She has stopped answering her friends, and they have stopped calling. She has not been to the stables since spring.',
      'At home she talks a little with her mother. Her father often gets the door shut in his face, and twice in the last month she has thrown things. She has scratched herself once and told her mother the same evening. She manages to go to the shop if her mother comes along, and to come here.',
    ],
    why: 'Large difficulties in several areas, school, friends, free time and family, and she cannot manage school at all: 31–40. That she can still go out with her mother, tell and seek help keeps her above 21–30.',
  },
  c09: {
    title: 'Leo, 8, student health',
    text: [
      'Leo finds it hard to stay in his seat and loses the thread after a few minutes. With an adult beside him he gets through about half of what the others do. Reading goes well when he may choose the book.',
      'In the breaks he is inventive and sought after, but two or three times a week the game ends in a fight over the rules. At home weekdays go up and down: homework and mornings are a struggle, while weekends work. At football the coach has asked his father to stand by.',
    ],
    why: 'Noticeable difficulties in several areas, but not all the time and not so large that anything falls away: he learns, has friends and takes part. The lower part of 51–60, since he needs extra support both at school and in his free time.',
  },
  c10: {
    title: 'Amina, 14, student health',
    text: [
      'Amina is afraid of speaking in front of the class. In the last four weeks she has presented to the teacher alone in three subjects and stayed at home one day when there was a group presentation. One to one she is funny and clear.',
      'Her marks are good. She has a steady group of friends, helps with her siblings and plays handball three days a week, where she shouts as loudly as everyone else.',
    ],
    why: 'A clear difficulty in one area, speaking to a group at school, and well functioning otherwise. 61–70. The avoidance has cost a day of school, hence not the 70s.',
  },
  c11: {
    title: 'Viktor, 12, health centre',
    text: [
      'Viktor started at a new school two months ago after a move. He has had stomach ache some mornings, but has gone to school every day but one. The doctor has examined him and found that all is as it should be.',
      'He has made a friend in class and keeps in touch with the old ones. His marks have not changed. He misses his old team and has not decided whether to try a new one. At home he is a little quieter than before.',
    ],
    why: 'A slight and passing reaction to a move. He goes to school, makes friends and functions at home. 71–80: more than everyday concerns, but hardly any impairment.',
  },
  c12: {
    title: 'Saga, 10, family support at social services',
    text: [
      'Saga’s mother seeks support. Saga hits her mother or little sister several times a week and has twice run away from home for a while. Her mother has stopped inviting people. At school Saga has eaten lunch with an adult since a fight, and she has no steady friends left. She does most of her school work, preferably in a room of her own.',
      'At her grandmother’s, where she is every other weekend, it is calmer. She draws a lot and is proud of it. She says herself that she "does not want to be one who fights".',
    ],
    why: 'Clear difficulties in most areas: home, sister, other children and the school day. She still manages school work with adaptation and functions at her grandmother’s. That is 41–50. Her own wish to change is hopeful but does not raise the rating of how it is now.',
  },
  c13: {
    title: 'Samir, 16, counselling at the health centre',
    text: [
      'Samir comes with his older brother. He has not been to school for a term and seldom leaves his room. He answers in single words. He does not wash unless his brother stands outside the door, and eats only if food is brought in. All contact with friends is broken.',
      'At night he walks up and down, and his brother has begun to sleep in the same room. In the last weeks Samir has said that the neighbours talk about him. He denies thoughts of dying, but sees no future. The centre calls child and adolescent psychiatry the same day.',
    ],
    why: 'He cannot manage in almost any area: school, friends, family life and his own care. He needs prompting and help but not watching round the clock, hence 21–30 and not lower. That help is on its way does not change the rating.',
  },
  c14: {
    title: 'Astrid, 7, student health',
    text: [
      'Astrid’s father has asked the counsellor for advice. The cat died three weeks ago and Astrid talked about death every evening for a week. Now she asks once in a while.',
      'She goes to school gladly, has many to play with and already reads chapter books. She has changed to a new dance group without trouble. She falls asleep easily. Once she stayed away from a party because she "wanted to be at home".',
    ],
    why: 'She does well in all areas. The questions about death are a common reaction that is fading. 81–90.',
  },
  c15: {
    title: 'Linnea, 15, student health',
    text: [
      'Linnea has top marks in almost everything. The school nurse noticed that she had lost weight and asked her to come. She eats lunch at school but skips breakfast and supper, and trains every day even when she is tired. A doctor’s visit is booked.',
      'She studies until midnight, and twice this month she has broken down with worry the evening before a test. Her friends ask for her, and she has said no to most things for a month. With her parents there are rows about food a couple of times a week.',
    ],
    why: 'The marks deceive. Friendship, family life and care of her own body are all affected, though not all the time. Good results at school do not make the other areas weigh less. 51–60.',
  },
  c16: {
    title: 'Hampus, 17, youth clinic',
    text: [
      'Hampus has smoked cannabis most days since the summer. He has changed company, lies at home and has lost his extra job. He is away from about a third of his lessons and has had a warning in two courses. He has been in one fight in town.',
      'He comes to the sessions on time and talks openly. At home there are rows several evenings a week, but he eats with the family on Sundays. He still works on the moped with his uncle and is good at it.',
    ],
    why: 'Clear difficulties in most areas: school, work, family, company. Nothing has fallen away altogether. 41–50. That he is pleasant in the session and has a good uncle makes it easy to rate too high.',
  },
  c17: {
    title: 'Otto, 5, child health centre',
    text: [
      'Otto’s family had another child two months ago. Since then he has wet himself a couple of times a week, after being dry for a year, and wants to be fed at dinner. He is also kind to the baby and fetches nappies.',
      'At preschool all is as usual. He plays roles, has two close friends and speaks up when somebody takes his things. Bedtime takes longer than before.',
    ],
    why: 'A slight, expected reaction to a sibling, with no effect on play, friends or preschool. 71–80. It is easy to give the wetting too much weight.',
  },
  c18: {
    title: 'Maja, 13, student health',
    text: [
      'Maja washes her hands until they bleed. In the morning the rituals take two hours and she gets to school after lunch, if at all. She cannot eat in the dining hall or touch other people’s things and has stopped having friends over. One friend only does she meet, outdoors.',
      'At home nobody may enter her room. Her parents wash clothes for her several times a day and take turns to sit with her in the evening. She cries and screams if they refuse. Once at school she follows art and music.',
    ],
    why: 'Large difficulties in several areas, and home life she cannot manage unless the whole family rearranges itself. Little remains: a friend and two subjects. 31–40. The family’s adaptation hides how little she manages on her own.',
  },
  c19: {
    title: 'Nils, 16, urgent visit',
    text: [
      'Nils comes with both parents. In the last week he has had strong thoughts of taking his life, and yesterday his mother stopped him. Since then an adult has been with him nearly all the time. He eats a few bites when somebody sits by him, and answers briefly but clearly.',
      'He has not been to school for six weeks, lies in bed and does not want to see anyone. He agrees to stay until child and adolescent psychiatry takes over, and his father remains in the room.',
    ],
    why: 'He needs much supervision so as not to hurt himself, and help with the most basic things. He can still talk, agree and accept help. 11–20. The number says how he functions; it is no judgement of risk, which is made in conversation.',
  },
  c20: {
    title: 'Ali, 12, student health',
    text: [
      'Ali was diagnosed with ADHD a year ago. He takes medicine on weekdays, sits at the front and gets short tasks. With that he reaches the goals in all subjects but Swedish, where he has support two hours a week and still lags behind.',
      'He has plenty of friends and is captain of the basketball team. At home he is forgetful and untidy, and laughs at it. His parents are content with how it goes.',
    ],
    why: 'The rating is of how he functions, not of which diagnosis he has. With the support he gets now there is a difficulty in one area, Swedish, and the rest goes well. 61–70.',
  },
  c21: {
    title: 'Freja, 14, social services',
    text: [
      'In the last three weeks Freja has been away from home five nights without anybody knowing where. She has not been to school for long. She has been found drunk twice, and her company is older people whose names she hardly knows. At home she shouts or is silent; her mother does not dare to contradict her.',
      'She eats irregularly and has worn the same clothes for long. Alone with the case worker she grows calmer and can tell what she likes to do: sing. She comes to about every other meeting.',
    ],
    why: 'She does not function in almost any area: school, family, friends, care of herself, and her judgement is so impaired that she is exposed to danger. There are short moments of contact. 21–30. It is easy to rate by the calm meeting instead of by the month.',
  },
  c22: {
    title: 'Tuva, 15, urgent visit',
    text: [
      'Tuva has not slept for three nights. She talks incoherently, is afraid of the voices she hears and tries to run out. Two adults keep next to her all the time. She drinks only if somebody holds the glass.',
      'She recognises her father but not always where she is. An ambulance is on its way.',
    ],
    why: 'She needs constant supervision for her safety and cannot manage her own care. 1–10. Within the band the exact number matters little.',
  },
  c23: {
    title: 'Elsa, 10, health centre',
    text: [
      'Elsa has had diabetes since she was six. She takes her injections with an adult watching, and missed a party last month after a night with low values. She finds it dull to be the only one in class.',
      'She goes to school, has friends, plays the clarinet and quarrels moderately with her sister. A few evenings a month she is sad about the illness, and it passes when she may talk.',
    ],
    why: 'The rating is of psychological and social functioning, not of the bodily illness. She does well everywhere, with everyday concerns that pass. 81–90.',
  },
  c24: {
    title: 'Hugo, 17, youth clinic',
    text: [
      'Hugo comes to be tested before a new relationship. He tells of upper secondary school, which goes well, and that he leads a group of younger ones in athletics. He has friends from primary school and new ones from his placement.',
      'He is nervous about his driving test next week. At home they talk about most things; he thinks that his mother meddles too much with his bedtimes.',
    ],
    why: 'Very good functioning everywhere, engaged and well liked. 91–100. Visiting a clinic is no sign of difficulties.',
  },
  c25: {
    title: 'An interview to interpret: Mira, 14, student health',
    text: [
      'The counsellor meets Mira and then her father. Read the whole interview. Think of each area by itself, school, home, friends and free time, before you rate.',
      'Counsellor: What has the last month been like? Mira: "Okay. Or, it depends which week. The first was good, we were on a trip with the class. Then it got strange." Strange how? "I did not have the strength to talk. I sat in the library in the breaks. Two days I went home after lunch."',
      'Counsellor: How is school work going? Mira: "Fine in art and English. In maths I have not handed in anything for three weeks. The teacher thinks I am lazy." She smiles a little. "I had a B in spring." Counsellor: And your friends? "I have Ebba. She is always there. The others I do not write with now, they think I am cross. But on Friday I came along to the cinema and it was fun, actually."',
      'Counsellor: And at home? Mira: "I eat in my room sometimes. Mum and I row about the phone, maybe every other day. Once I broke a lamp. I cleaned it up." Sleep? "I fall asleep at one or two. I get up." Have you thought that you do not want to live? "No. I have thought that I want it to be a pause. Not to die." The counsellor asks further about it, and they agree on whom she will go to.',
      'Mira goes on with the guitar once a week, and her teacher there has not noticed anything. She left the choir two weeks ago.',
      'Her father: "She is like two people. At the weekend she cooked for us all and joked. On Tuesday I could not get a word out of her. She takes care of herself, clothes, shower and so on. It is not like her to ignore school. Her grandmother thinks we exaggerate."',
    ],
    why: 'School: one subject has fallen, attendance nearly whole. Home: rows and withdrawal, but dinners too. Friends: one close one left, the others at a distance. Free time: one activity left, one ended. So noticeable difficulties now and then in several areas, with good periods in between: 51–60, in the lower part since the worst weeks decide. The grandmother’s view and Mira’s smile do not raise it; the maths teacher and the lamp alone do not lower it.',
  },
}

// Words that carry no subject, per language. Short on purpose: use, state, work, part or need are
// content in this house. A form without its accent is stopped too, so "tambien" is, but "sûr" is not.
import type { Language } from '../i18n/languages.ts'

const lists: Record<Language, string> = {
  en: `a an the and or but nor if then than that this these those there here it its itself he him
    his himself she her hers herself they them their theirs themselves we us our ours ourselves you
    your yours yourself i me my mine myself who whom whose which what when where why how is are was
    were be been being am isn aren wasn weren do does did doing done don doesn didn has have had
    having hasn haven hadn can cannot could couldn will would wouldn shall should shouldn may might
    must ll ve re of in on at by to from for with without into onto upon about as per via within
    between among through during against toward towards before after above below over under up down out off again further
    so such too very just also only even ever not no yes any some all each every both either neither
    few more most much many other another own same while because until although though since
    however therefore etc et al let get got`,
  es: `a al ante bajo con contra de del desde durante e el él ella ellas ellos en entre era eran eres
    es esa esas ese eso esos esta está estaba estaban estado estamos estar estas están este esto
    estos estoy fue fueron fui ha haber había habían han has hasta hay he hemos la las le les lo los
    más me mi mí mis mucho muchos muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os
    otra otras otro otros para pero poco por porque pues que qué quien quién quienes se sé sea sean
    según ser si sí sido sin sobre son soy su sus suyo también tan tanto te tengo tiene tienen
    toda todas todo todos tras tu tú tus un una unas uno unos u y ya yo cual cuál cuales cuáles como
    cómo cuando cuándo donde dónde cuyo cuya cuyos cuyas ello esté estén hacia mediante aunque mientras
    cada algo alguien algún alguna algunas alguno algunos aquel aquella aquellos aquí así aun aún
    ahí allí puede pueden debe deben etc`,
  fr: `a à afin ai aie ainsi alors après as au aucun aucune aujourd auquel aussi autre autres aux avaient
    avait avant avec avez avoir avons ayant c car ce ceci cela celle celles celui ces cet cette ceux
    chaque chez ci comme comment contre d dans de depuis des donc dont du durant elle elles en encore entre
    es est et étaient était étant être eu eux fait font fut hors ici il ils j je jusqu jusque l la là
    laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais me même mêmes
    mes moi mon n ne ni non nos notre nous on ont ou où par parce pas pendant peu peut peuvent plus
    pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera seront
    ses si soi soit son sont sous suis sur t ta te tes toi ton tous tout toute toutes très tu un une
    vers via voici voilà vos votre vous y etc doit doivent entre-temps puisque quelque quelques`,
  pt: `a à ainda além ao aos aquela aquelas aquele aqueles aquilo as às até cada com como contra cujo
    cuja cujos cujas da das de dela delas dele deles depois desde dessa dessas desse desses desta
    destas deste destes deve devem disso disto do dos durante e é ela elas ele eles em enquanto entre era
    eram essa essas esse esses esta está estão estar estas estava este estes estou eu foi foram for
    há isso isto já lhe lhes lo mais mas me mediante mesmo meu meus minha minhas muito muitos na não
    nas nem nesta neste nessa nesse no nos nós nossa nossas nosso nossos num numa o onde os ou outra
    outras outro outros para pela pelas pelo pelos per pode podem pois por porém porque qual quais
    quando quanto que quê quem se sem sendo ser será serão seu seus si sido são só sob sobre somos
    sou sua suas também te tem têm tendo ter teu tinha toda todas todo todos tu tua tudo um uma umas
    uns você vocês etc através`,
}

const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')

function readList(list: string): Set<string> {
  const words = list.split(/\s+/).filter(Boolean)
  return new Set([...words, ...words.map(plain)])
}

export const stopWords: Record<Language, Set<string>> = {
  en: readList(lists.en), es: readList(lists.es), fr: readList(lists.fr), pt: readList(lists.pt),
}

import { hash32 } from './random.ts';
import type { RandomStream } from './random.ts';

/**
 * Invented place names: two characters that sound like a place, then the suffix of the unit. Pairs that name a real
 * county or prefecture are left out, so no seed can produce one.
 */
const PINYIN: Record<string, string> = Object.fromEntries(
  ('丘qiu 丰feng 丹dan 义yi 书shu 云yun 亭ting 仁ren 信xin 关guan 原yuan 台tai 吉ji 和he 善shan 圃pu 坊fang 坝ba 坪ping 垄long 垅long 垒lei 垭ya 堡bao 塘tang 塞sai 墨mo 壑he 宁ning 屏ping 屯tun 岑cen 岗gang 岚lan '
  + '岩yan 岫xiu 岭ling 岱dai 峡xia 峤qiao 峰feng 川chuan 庆qing 康kang 德de 文wen 旌jing 星xing 晖hui 晴qing 曙shu 曦xi 月yue 朗lang 杉shan 松song 枫feng 柏bai 桂gui 桐tong 桥qiao 梅mei 榆yu 樵qiao 汀ting 池chi 沙sha 泉quan '
  + '泰tai 泽ze 津jin 洲zhou 浦pu 涧jian 渔yu 渚zhu 渡du 湖hu 湾wan 溪xi 滩tan 潭tan 澜lan 燕yan 牧mu 珠zhu 琅lang 琴qin 瑞rui 瑶yao 璞pu 畴chou 睦mu 砚yan 碧bi 祥xiang 禾he 稻dao 稼jia 素su 紫zi 织zhi 绣xiu 翠cui 耕geng 良liang '
  + '芦lu 芷zhi 苇wei 苍cang 苑yuan 茗ming 荻di 营ying 虹hong 裕yu 诗shi 谐xie 谷gu 贤xian 赤chi 辉hui 邑yi 里li 钟zhong 铁tie 银yin 锡xi 锦jin 阁ge 陌mo 陵ling 隘ai 雁yan 雪xue 霁ji 霜shuang 霞xia 青qing 顺shun 驼tuo 骏jun 鸾luan '
  + '鹭lu 鹰ying 麓lu 麟lin 麦mai 鼓gu').split(' ').map((entry) => [entry[0], entry.slice(1)]),
);
const FIRST = '岚霁澜岑峤杉桐枫榆柏松梅桂芷荻苇芦茗禾麦稻谷溪涧泉潭浦渡沙岩岭峰峡坪坝川原丘霞虹雪霜晴曦朗晖星月曙青碧翠苍丹赤紫墨素银珠琅瑶璞锦绣锡铁鹭雁鸾麟骏驼燕鹰牧渔樵耕织书文诗琴钟鼓旌砚云'.split('');
const SECOND = '岚霁澜岑杉桐枫榆柏梅桂芷荻苇茗禾麦稼涧泉潭浦渡沙岩岭峰峡坪坝川原丘塘湖池洲渚汀湾滩垭岗垅屏台阁亭桥关隘塞营屯堡垒邑里坊陌陵岫岱麓壑垄畴圃苑泽津霞虹曦晖辉宁和康泰丰裕顺瑞祥庆吉德义信仁善良贤睦谐朗'.split('');
const REAL = new Set(('云台 云和 云岩 峰峰 川沙 文峰 旌德 月湖 松原 桐柏 梅里 沙坪 沙洲 沙湾 溪湖 珠晖 翠屏 赤峰 钟祥 铁岭 银川 锦屏 雁峰 霞浦 青原 青川 青浦 鹰潭 '
  + '云岭').split(' ')); // 云岭 is the province itself

const FAMILIES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛'.split('');
const PREFIXES = '大小上下新老前后东西南北中高长'.split('');
const MOUNTAIN_ENDINGS = '坪湾沟寨冲坡坳垭梁岩箐洞岭坎'.split('');
const PLAIN_ENDINGS = '庄院塘湾桥坝圩垸渡屯店铺营滩'.split('');

/** The pairs in an order of their own for each seed; taken one after another, so every name is used once. */
export function placeNames(seed: number): () => string {
  const pairs = FIRST.flatMap((first) => SECOND.filter((second) => second !== first && !REAL.has(first + second)).map((second) => first + second));
  const rank = new Map(pairs.map((pair) => [pair, hash32(seed, pair.charCodeAt(0) * 65_536 + pair.charCodeAt(1))]));
  pairs.sort((a, b) => rank.get(a)! - rank.get(b)! || (a < b ? -1 : 1));
  let at = 0;
  return () => pairs[at++];
}

/** `霁川` -> `Jichuan`; an apostrophe before a vowel, as the rules of romanisation ask. */
export function romanise(name: string): string {
  const syllables = name.split('').map((character, i) => (i > 0 && /^[aeo]/.test(PINYIN[character]) ? `'${PINYIN[character]}` : PINYIN[character]));
  const word = syllables.join('');
  return word[0].toUpperCase() + word.slice(1);
}

/** A village's name; `taken` holds those of its township and grows by one. */
export function villageName(random: RandomStream, isMountain: boolean, taken: Set<string>): string {
  for (;;) {
    const ending = random.pick(isMountain ? MOUNTAIN_ENDINGS : PLAIN_ENDINGS);
    const kind = random.next();
    const stem = kind < 0.45 ? `${random.pick(FAMILIES)}家${ending}` : kind < 0.75 ? `${random.pick(PREFIXES)}${random.pick(FIRST)}${ending}` : `${random.pick(FIRST)}${random.pick(SECOND)}`;
    const name = `${stem}村`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

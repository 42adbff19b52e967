/**
 * Characters that make up most of a Chinese table: place names (provinces, prefectures, counties, villages), words of
 * administration and public services, and the commonest characters of running text. In true text more than half of the
 * characters are among these; in text decoded with the wrong table they are as rare as chance makes them.
 */
const PLACES = '县区市级省地治自州江南族山西河东阳安北城宁川湖广海四新龙尔平林云苏藏吉古昌德黑水蒙直辖福建台徽临壮兴大庆甘辽旗武内中陕家口浙苗青化贵石都溪长定肃克通金永哈维源吾宜陵疆阿巴回乌和彝白丰清乐华上黄门天沙兰拉乡泉曲镇原泰达春玉伊明保盟布洛顺高三土康汉马田丹夏滨木晋特惠关义仁连淮双津张港泽开沧池头子重延济庄靖铜岭塔万合松嘉宝怀隆日坊尼铁盐远湘依峰丘浦梁宾罗岳红花岛桥博太成五京民普富信左鲁凤宣景满吴九斯温桂瑶潭汾赣宿柳同伦边元利右秀灵周固店余鸡波资银扬思佛集甸荣六会岗道色政亭运坪屯湾井岩来茅理承方百正善光廊感格望全农七村寨坝坡坪洞坎冲湾场树坑垭沟堡营街路社组居委办处屋塘岗墩圩湾下小老前后';
const WORDS = '名称代码类型人口数量学校医院卫生室所站中心文化图书馆幼儿园初高小教育社会保障养老服务体文体育国语中华人民共和面积公里常住户籍男女岁年月日合计总注来源单位床位经度纬度地址等级编号备注是否贫困';
const RUNNING = '的一是不了在有我他这个们中来上大为和国到说时要就出也得里自以会可下而过天去能对着事那好看生起发成只如还用第样道想作种开美总从无情己最女但现前些同日手又行意动方期它头经长儿回位分爱因很给名法间知世什两次使身者被已亲其进此话常与活正感';
const TRADITIONAL = '縣區市級省地治自州江南族山西河東陽安北城寧川湖廣海四新龍爾平林雲蘇藏吉古昌德黑水蒙直轄福建臺台徽臨壯興大慶甘遼旗武內中陝家口浙苗青化貴石都溪長定肅克通金永哈維源吾宜陵疆阿巴回烏和彝白豐清樂華上黃門天沙蘭拉鄉泉曲鎮原泰達春玉伊明保盟布洛順高三土康漢馬田丹夏濱木晉特惠關義仁連淮雙津張港澤開滄池頭子重延濟莊靖銅嶺塔萬合松嘉寶懷隆日坊鐵鹽遠湘依峰丘浦梁賓羅岳紅花島橋博太成五京民普富信左魯鳳景滿吳九斯溫桂潭灣元利右秀靈周店餘雞資銀佛集榮六會道色政亭運村里鄰路街社組居處屋下小老前後名稱代碼類型人口數量學校醫院衛生站心文圖書館教育障養服務體面積公常住戶男女歲年月合計總註單位經緯度址等編號備的一是不了在有我他這個們來為到說時要就出也得以可而過去能對著事那好看生起發只如還用第樣想作種美從無情己最但現些同手又行意動方期它兒分愛因很給法間知世什兩次使身者被已親其進此話與活正感';

export const FREQUENT_SIMPLIFIED: ReadonlySet<string> = new Set(PLACES + WORDS + RUNNING);
export const FREQUENT_TRADITIONAL: ReadonlySet<string> = new Set(TRADITIONAL);

import { expect, it } from 'vitest';
import { groupValueName } from '../../renderer/app/groupName.ts';
import { aboveOf, regionNames } from '../../renderer/text/provinces.ts';
import { textIn } from '../../renderer/text/text.ts';

it('reads the code of a province by its name, and leaves every other region as the data have it', () => {
  const [zh, en] = [regionNames('zh'), regionNames('en')];
  expect(['31', '310000', '3101', '310100', '99', '云岭', ''].map(zh)).toEqual(['上海市', '上海市', '3101', '310100', '99', '云岭', '']);
  expect(en('540000')).toBe('Xizang');
  // A number of another column is no province.
  expect(groupValueName(textIn('zh'), zh, 'code:2', '52')).toBe('贵州省');
  expect(groupValueName(textIn('zh'), zh, 'terrain', '52')).toBe('52');
});

it('speaks of provinces where most counties name one, else of prefectures', () => {
  expect(aboveOf(['310000', '310000', '32000', ''])).toBe('province');
  expect(aboveOf(['3101', '3102', '310000'])).toBe('prefecture');
  expect(aboveOf([])).toBe('prefecture');
  expect([textIn('zh')('level.parents'), textIn('zh', 'province')('level.parents'), textIn('en', 'province')('filter.region')]).toEqual(['地级', '省级', 'Any province']);
  expect(textIn('zh', 'province')('level.zones')).toBe('县级');
});

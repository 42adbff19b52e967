/** The window's words on importing tables of codes, areas and attributes, Chinese. */
export const inputsZh = {
  'input.oldCode': '旧代码', 'input.newCode': '新代码', 'input.changeYear': '变更年份', 'input.tag': '标记', 'input.firstYear': '起始年份', 'input.lastYear': '截止年份', 'input.area': '区域名称',
  'input.neighbourFrom': '单元代码', 'input.neighbourTo': '相邻单元代码', 'input.weight': '权重',
  'import.constant.type': '整个文件是同一类设施', 'import.constant.tag': '整个名单是同一标记', 'import.constant.area': '整个文件是同一区域',
  'input.attributes': '设施属性', 'input.attributeName': '属性名称', 'input.attributeColumn': '属性所在列', 'import.addAttribute': '加一项属性', 'import.attributesHint': '是/否（如是否达标）或数值（如面积、人员），供标准规则使用；没填的不当作 0。',
  'input.layout': '表的样式', 'layout.plain': '每列一个指标', 'layout.years': '列名带年份', 'layout.long': '每行一个指标',
  'layout.plain.hint': '每行一个单元（和年份），每个数值列是一个指标；文字列可用来分组。', 'layout.years.hint': '每行一个单元，列名写明指标和年份。', 'layout.long.hint': '每行是一个单元、一年、一个指标的数值。',
  'input.columns': '列名的写法', 'import.columnsHint': '{indicator} 是指标名，{year} 是四位年份', 'input.indicatorName': '指标名称', 'input.indicator': '指标所在列', 'input.value': '数值所在列',
  'about.title': '指标说明', 'about.said': '单位、分母、领域、可否相加', 'about.told': '{all} 项指标中已说明 {told} 项', 'about.indicator': '指标', 'about.unit': '单位', 'about.denominator': '分母', 'about.area': '领域', 'about.additive': '可相加',
};

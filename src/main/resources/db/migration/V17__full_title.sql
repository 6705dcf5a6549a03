-- the document's own title begins with the area that it is for
update edition set title = '中国（北京）自贸试验区科技创新片区昌平组团促进医药健康产业发展支持办法（2025年修订）' where id = 'support-rules-2025';

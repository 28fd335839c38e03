package io.tidemark.reports.xlsx;

import org.apache.poi.ss.usermodel.Sheet;

/**
 * How sheets are printed.
 */
final class PageLayout {

	private static final short A4 = 9;

	private PageLayout() {
	}

	/**
	 * Print all columns on one page, over as many pages as the rows need.
	 */
	static void fitToWidth(Sheet sheet) {
		sheet.setFitToPage(true);
		sheet.getPrintSetup().setLandscape(true);
		sheet.getPrintSetup().setPaperSize(A4);
		sheet.getPrintSetup().setFitWidth((short) 1);
		sheet.getPrintSetup().setFitHeight((short) 0);
		sheet.getFooter().setRight("&P / &N");
	}

}

package io.tidemark.snapshot;

import java.util.List;

import javax.sql.DataSource;

import io.tidemark.sql.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a user of the report store may do there.
 */
public final class StoreRights {

	private final JdbcClient jdbc;

	public StoreRights(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
	}

	/**
	 * Find what the connected user, or any role that it could become, may do beyond
	 * connecting and selecting in schema tidemark. What every user of the server may do
	 * outside of our schemas does not count.
	 * @return the rights, each as it goes on from "it", as in {@code may create roles} or
	 * {@code may insert into tidemark.snapshot as writers}; empty for a mere reader
	 */
	public List<String> findExcessRights() {
		return this.jdbc.sql(SqlFile.load("store/read/find_excess_rights")).query(String.class).list();
	}

}

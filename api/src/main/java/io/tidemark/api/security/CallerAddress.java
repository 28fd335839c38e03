package io.tidemark.api.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.tidemark.config.ApiProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * Finds the address of a caller: that of the socket, or behind trusted proxies the last
 * one in {@code X-Forwarded-For} that is no such proxy.
 */
@Component
public class CallerAddress {

	private final ApiProperties properties;

	CallerAddress(ApiProperties properties) {
		this.properties = properties;
	}

	public InetAddress of(HttpServletRequest request) {
		InetAddress address = parse(request.getRemoteAddr());
		if (!this.properties.isTrustedProxy(address)) {
			return address;
		}
		List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For"))
			.stream()
			.flatMap((header) -> Arrays.stream(header.split(",", -1)))
			.toList();
		for (int index = hops.size() - 1; index >= 0 && this.properties.isTrustedProxy(address); index--) {
			String hop = hops.get(index).strip();
			if (!ApiProperties.isAddress(hop)) {
				break;
			}
			address = parse(hop);
		}
		return address;
	}

	boolean isOperator(HttpServletRequest request) {
		boolean isForwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
		return !isForwarded && this.properties.isOperator(request.getRemoteAddr());
	}

	private static InetAddress parse(String digits) {
		try {
			return InetAddress.getByName(digits);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("The server names callers by their addresses", ex);
		}
	}

}

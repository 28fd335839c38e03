package io.tidemark.reports.view;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

import freemarker.ext.beans.ClassMemberAccessPolicy;
import freemarker.ext.beans.MemberAccessPolicy;

/**
 * Lets templates read the components of views, and nothing else of any object.
 */
public final class ViewAccess implements MemberAccessPolicy {

	@Override
	public ClassMemberAccessPolicy forClass(Class<?> type) {
		boolean isView = type.isRecord() && type.getPackage().equals(ReportView.class.getPackage());
		return new ClassMemberAccessPolicy() {

			@Override
			public boolean isMethodExposed(Method method) {
				return isView && method.getDeclaringClass().equals(type) && method.getParameterCount() == 0;
			}

			@Override
			public boolean isConstructorExposed(Constructor<?> constructor) {
				return false;
			}

			@Override
			public boolean isFieldExposed(Field field) {
				return false;
			}

		};
	}

	@Override
	public boolean isToStringAlwaysExposed() {
		return false;
	}

}
